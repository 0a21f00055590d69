//! Pictures of a paper: PNG and JPEG, as they are.

use imagesize::ImageType;
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
        let media_type = match imagesize::image_type(&self.bytes).ok()? {
            ImageType::Png => "image/png",
            ImageType::Jpeg => "image/jpeg",
            _ => return None,
        };
        let size = imagesize::blob_size(&self.bytes).ok()?;
        let width = u32::try_from(size.width).ok().filter(|it| *it > 0)?;
        let height = u32::try_from(size.height).ok().filter(|it| *it > 0)?;
        Some(Shape { media_type, width, height })
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
