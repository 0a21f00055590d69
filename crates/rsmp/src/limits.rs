/// Bounds that keep a hostile or broken dump from eating memory or time.
///
/// The defaults are far above anything published (records of a few kilobytes in files of 3 MB,
/// packed about 10 : 1, five levels deep). Memory is at most about `2 × (window_bytes +
/// record_bytes)` a core.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How much XML a worker reads at a time, in bytes; the usual file fits whole.
    pub window_bytes: usize,
    /// The longest record (`Документ`), in bytes of XML.
    pub record_bytes: usize,
    /// The longest tag, text or comment, in bytes of XML: bounds every name and attribute.
    pub token_bytes: usize,
    /// How deep elements may nest.
    pub depth: usize,
    /// The largest XML file in a zip, unpacked, in bytes.
    pub member_bytes: u64,
    /// How many bytes one packed byte may become.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            window_bytes: 4 << 20,
            record_bytes: 4 << 20,
            token_bytes: 256 << 10,
            depth: 32,
            member_bytes: 32 << 30,
            ratio: 100,
        }
    }
}

impl Limits {
    /// How much XML a member packed into so many bytes may become. Tiny members get a mebibyte, so
    /// that the ratio is only judged where it says something.
    pub(crate) fn unpacked_bytes(&self, packed: u64) -> u64 {
        packed.saturating_mul(self.ratio).saturating_add(1 << 20).min(self.member_bytes)
    }
}
