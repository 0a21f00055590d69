//! Pictures of a paper: PNG and JPEG, as they are.

use serde::Serialize;

/// A picture with the words below it, which are also read aloud in its place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Picture {
    /// A PNG or a JPEG; anything else is left out of the paper.
    pub bytes: Vec<u8>,
    /// The words below; may be empty.
    pub caption: String,
}

/// What kind of picture it is, and its size in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    pub media_type: &'static str,
    pub width: u32,
    pub height: u32,
}

impl Picture {
    /// `None` for what is neither PNG nor JPEG, or says no size.
    pub(crate) fn shape(&self) -> Option<Shape> {
        let found = png(&self.bytes).or_else(|| jpeg(&self.bytes));
        found.filter(|it| it.width > 0 && it.height > 0)
    }
}

/// The size stands in the first chunk, which is always IHDR (PNG specification, 11.2.2).
fn png(bytes: &[u8]) -> Option<Shape> {
    let size = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n")?.get(8..16)?;
    let (width, height) = size.split_at(4);
    let number = |it: &[u8]| it.try_into().map(u32::from_be_bytes).ok();
    Some(Shape { media_type: "image/png", width: number(width)?, height: number(height)? })
}

/// The size stands in the frame header, behind segments of stated lengths (ITU T.81, B.2.2).
fn jpeg(bytes: &[u8]) -> Option<Shape> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    loop {
        let [0xff, marker, high, low, segment @ ..] = rest else { return None };
        // Every SOFn but the tables between them: DHT, JPG, DAC.
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            let [_, h1, h2, w1, w2, ..] = *segment else { return None };
            let (width, height) = (u16::from_be_bytes([w1, w2]), u16::from_be_bytes([h1, h2]));
            return Some(Shape {
                media_type: "image/jpeg",
                width: width.into(),
                height: height.into(),
            });
        }
        rest = rest.get(2 + usize::from(u16::from_be_bytes([*high, *low]))..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(bytes: &[u8]) -> Option<(u32, u32)> {
        let picture = Picture { bytes: bytes.to_vec(), caption: String::new() };
        picture.shape().map(|it| (it.width, it.height))
    }

    #[test]
    fn sizes_are_read_and_rubbish_has_none() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x02\0\0\0\x03\x08\x06\0\0\0";
        assert_eq!(shape(png), Some((258, 3)));
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc2\0\x0b\x08\0\x10\x01\0\x03";
        assert_eq!(shape(jpeg), Some((256, 16)));
        for cut in 0..jpeg.len() - 3 {
            assert_eq!(shape(&jpeg[..cut]), None, "{cut}");
        }
        assert_eq!(shape(b"%PDF-1.7"), None);
        assert_eq!(shape(&[0xff; 64]), None);
    }
}
