//! Why something is not done with a news item, in words.

use super::{PICTURES, State};
use kernel::Say;
use web::Refusal;

/// Why something is not done with a news item.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The path does not lead there.
    #[error("not from the state {0}")]
    NotFrom(State),
    /// A text without a headline or first paragraph.
    #[error("nothing said")]
    NothingSaid,
    /// There is no quote of this number.
    #[error("no quote {0}")]
    NoSuchQuote(String),
    /// Somebody's words stand there without their consent.
    #[error("words of {0} without consent")]
    WithoutConsent(String),
    /// Somebody on a picture does not consent, or nobody looked at it.
    #[error("the picture {0} without consent")]
    PictureHeld(String),
    /// The visit has no such picture.
    #[error("no such picture")]
    NoSuchPicture,
    /// More pictures than go with one text.
    #[error("too many pictures")]
    TooManyPictures,
    /// This side has approved already.
    #[error("approved already")]
    ApprovedAlready,
    /// Only a visit that took place is told of.
    #[error("the visit has not taken place")]
    NotHeld,
    /// The other side has a press officer of its own here.
    #[error("the other side speaks for itself")]
    SpeaksForItself,
    /// The other side's word comes by a letter with a number and a day.
    #[error("the letter has no number or day")]
    LetterIncomplete,
}

impl Refusal for Refused {
    fn say(&self) -> Say {
        match self {
            Refused::NotFrom(State::Draft) => Say::new("news-refused-draft"),
            Refused::NotFrom(State::Agreed) => Say::new("news-refused-agreed"),
            Refused::NotFrom(State::Approved) => Say::new("news-refused-approved"),
            Refused::NotFrom(State::Released) => Say::new("news-refused-released"),
            Refused::NotFrom(State::Withdrawn) => Say::new("news-refused-withdrawn"),
            Refused::NothingSaid => Say::new("fault-required"),
            Refused::NoSuchQuote(mark) => Say::new("news-refused-no-quote").with("mark", mark),
            Refused::WithoutConsent(name) => Say::new("news-refused-consent").with("name", name),
            Refused::PictureHeld(caption) => {
                Say::new("news-refused-picture").with("caption", caption)
            }
            Refused::NoSuchPicture => Say::new("news-refused-no-picture"),
            Refused::TooManyPictures => {
                Say::new("news-refused-many-pictures").with("most", PICTURES)
            }
            Refused::ApprovedAlready => Say::new("news-refused-twice"),
            Refused::NotHeld => Say::new("news-refused-not-held"),
            Refused::SpeaksForItself => Say::new("news-refused-speaks"),
            Refused::LetterIncomplete => Say::new("news-refused-letter"),
        }
    }
}

impl Refused {
    /// The field it always stands beside; `None`: beside whatever was being done.
    pub(crate) fn field(&self) -> Option<&'static str> {
        match self {
            Refused::LetterIncomplete => Some("letter"),
            // The form it came from is not there any more.
            Refused::NotFrom(_) => Some(""),
            _ => None,
        }
    }
}
