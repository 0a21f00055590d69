//! Small dense symmetric systems: at most a handful of covariates, so nothing but Cholesky.

/// The inverse of a symmetric positive definite matrix, kept as its Cholesky factor.
pub struct Cholesky {
    lower: Vec<f64>,
    size: usize,
}

impl Cholesky {
    /// Factors the row-major matrix; `None` when it is singular to working precision (a pivot
    /// below `1e-12` of its diagonal).
    pub fn of(matrix: &[f64], size: usize) -> Option<Self> {
        let mut lower = matrix.to_vec();
        for j in 0..size {
            for i in j..size {
                let dot: f64 = (0..j).map(|k| lower[i * size + k] * lower[j * size + k]).sum();
                let rest = matrix[i * size + j] - dot;
                if i > j {
                    lower[i * size + j] = rest / lower[j * size + j];
                } else if rest > 1e-12 * matrix[j * size + j] && rest.is_finite() {
                    lower[j * size + j] = rest.sqrt();
                } else {
                    return None;
                }
            }
        }
        Some(Self { lower, size })
    }

    /// The solution of `A x = right`.
    pub fn solve(&self, right: &[f64]) -> Vec<f64> {
        let n = self.size;
        let mut x = right.to_vec();
        for i in 0..n {
            let dot: f64 = (0..i).map(|k| self.lower[i * n + k] * x[k]).sum();
            x[i] = (x[i] - dot) / self.lower[i * n + i];
        }
        for i in (0..n).rev() {
            let dot: f64 = (i + 1..n).map(|k| self.lower[k * n + i] * x[k]).sum();
            x[i] = (x[i] - dot) / self.lower[i * n + i];
        }
        x
    }
}

/// The scalar product.
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// `Σ wᵢ xᵢ xᵢ'` over the rows that the weights name.
pub fn gram<'a>(rows: impl Iterator<Item = (f64, &'a [f64])>, size: usize) -> Vec<f64> {
    let mut sum = vec![0.0; size * size];
    for (weight, row) in rows {
        for (i, &a) in row.iter().enumerate() {
            for (j, &b) in row.iter().enumerate() {
                sum[i * size + j] += weight * a * b;
            }
        }
    }
    sum
}

/// `Σ wᵢ xᵢ`.
pub fn weighted_sum<'a>(rows: impl Iterator<Item = (f64, &'a [f64])>, size: usize) -> Vec<f64> {
    let mut sum = vec![0.0; size];
    for (weight, row) in rows {
        for (total, &x) in sum.iter_mut().zip(row) {
            *total += weight * x;
        }
    }
    sum
}
