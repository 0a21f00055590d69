//! Distribution functions that inference needs, to about twelve digits.
//!
//! Sources: Lanczos' series for the gamma function; the continued fractions for the incomplete
//! beta and gamma functions (modified Lentz); Acklam's rational start for the normal quantile.

/// Natural logarithm of the gamma function, for `x > 0` (Lanczos, g = 7, nine terms).
fn ln_gamma(x: f64) -> f64 {
    const TERMS: [f64; 8] = [
        676.520_368_121_885_1,
        -1_259.139_216_722_402_8,
        771.323_428_777_653_1,
        -176.615_029_162_140_6,
        12.507_343_278_686_905,
        -0.138_571_095_265_720_12,
        9.984_369_578_019_572e-6,
        1.505_632_735_149_311_6e-7,
    ];
    let series = (0u32..)
        .zip(TERMS)
        .fold(0.999_999_999_999_809_9, |sum, (i, term)| sum + term / (x + f64::from(i)));
    let t = x + 6.5;
    0.5 * std::f64::consts::TAU.ln() + (x - 0.5) * t.ln() - t + series.ln()
}

/// A continued fraction `1 / (1 + a₁ / (1 + a₂ / …))` by the modified method of Lentz.
fn fraction(coefficient: impl Fn(f64) -> f64) -> f64 {
    const TINY: f64 = 1e-300;
    let (mut c, mut d, mut value) = (1.0, 0.0, 1.0);
    for m in 1..500 {
        let a = coefficient(f64::from(m));
        d = 1.0 + a * d;
        d = 1.0 / if d.abs() < TINY { TINY } else { d };
        c = 1.0 + a / c;
        c = if c.abs() < TINY { TINY } else { c };
        value *= c * d;
        if (c * d - 1.0).abs() < 1e-15 {
            break;
        }
    }
    1.0 / value
}

/// Regularised incomplete beta function.
fn beta(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 || x >= 1.0 {
        return x.clamp(0.0, 1.0);
    }
    let front =
        (ln_gamma(a + b) - ln_gamma(a) - ln_gamma(b) + a * x.ln() + b * (1.0 - x).ln()).exp();
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta(b, a, 1.0 - x);
    }
    let coefficient = |m: f64| {
        let k = (m / 2.0).floor();
        if m % 2.0 == 0.0 {
            k * (b - k) * x / ((a + 2.0 * k - 1.0) * (a + 2.0 * k))
        } else {
            -(a + k) * (a + b + k) * x / ((a + 2.0 * k) * (a + 2.0 * k + 1.0))
        }
    };
    front / a * fraction(coefficient)
}

/// Two-sided p-value of Student's `t` with `df` degrees of freedom (not necessarily whole).
pub fn student_p(t: f64, df: f64) -> f64 {
    beta(df / 2.0, 0.5, df / (df + t * t))
}

/// The value that Student's |t| exceeds with probability `alpha`.
pub fn student_critical(alpha: f64, df: f64) -> f64 {
    if df > 1e5 {
        return normal_critical(alpha);
    }
    let front = ln_gamma(f64::midpoint(df, 1.0))
        - ln_gamma(df / 2.0)
        - 0.5 * (df * std::f64::consts::PI).ln();
    let density = |t: f64| (front - f64::midpoint(df, 1.0) * (t * t / df).ln_1p()).exp();
    invert(alpha, |t| student_p(t, df), density)
}

/// The value that a standard normal exceeds in absolute value with probability `alpha`.
pub fn normal_critical(alpha: f64) -> f64 {
    let density = |z: f64| (-0.5 * z * z).exp() / std::f64::consts::TAU.sqrt();
    invert(alpha, |z| chi_squared_tail(z * z, 1.0), density)
}

/// Solves `tail(x) = alpha` for a two-sided tail by Newton's method from zero, which cannot
/// overshoot because such a tail is convex.
fn invert(alpha: f64, tail: impl Fn(f64) -> f64, density: impl Fn(f64) -> f64) -> f64 {
    let mut x = 0.0;
    for _ in 0..200 {
        let step = (tail(x) - alpha) / (2.0 * density(x));
        x += step;
        if step.abs() <= 1e-12 * x {
            break;
        }
    }
    x
}

/// Upper tail of the chi-squared distribution with `df` degrees of freedom.
pub fn chi_squared_tail(x: f64, df: f64) -> f64 {
    let (a, x) = (df / 2.0, x / 2.0);
    if x <= 0.0 {
        return 1.0;
    }
    let front = (a * x.ln() - x - ln_gamma(a)).exp();
    let (mut term, mut sum, mut k) = (1.0 / a, 1.0 / a, a);
    if x < a + 1.0 {
        while term > sum * 1e-16 {
            k += 1.0;
            term *= x / k;
            sum += term;
        }
        return 1.0 - front * sum;
    }
    upper_gamma_fraction(a, x) * front
}

/// Legendre's continued fraction of the upper incomplete gamma function without its front factor.
fn upper_gamma_fraction(a: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - a;
    let mut c = 1e300;
    let mut d = 1.0 / b;
    let mut value = d;
    for i in 1..500 {
        let i = f64::from(i);
        let an = -i * (i - a);
        b += 2.0;
        d = 1.0 / (an * d + b);
        c = b + an / c;
        value *= d * c;
        if (d * c - 1.0).abs() < 1e-15 {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-8, "{a} is not {b}");
    }

    #[test]
    fn known_values() {
        close(normal_critical(0.05), 1.959_963_985);
        close(student_critical(0.05, 4.0), 2.776_445_105);
        close(student_critical(0.05, 1.0), 12.706_204_736);
        close(student_p(2.0, 10.0), 0.073_388_034_8);
        close(chi_squared_tail(3.841_458_821, 1.0), 0.05);
        close(chi_squared_tail(2.0, 5.0), 0.849_145_036);
        close(chi_squared_tail(30.0, 12.0), 0.002_792_429_3);
    }
}
