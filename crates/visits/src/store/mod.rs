//! Where visits and what they leave behind are kept.

mod commitments;
mod programme;
mod talk;
mod visits;

pub use commitments::{
    add_commitment, commitment, commitment_once, commitments, commitments_of_measure,
    commitments_seen, due_commitments, open_commitments_between, save_commitment,
};
pub use programme::{
    Material, add_delegate, add_item, delegate, delegates, drop_item, item, items, materials,
    save_delegate, save_item,
};
pub use talk::{
    add_question, add_remark, consent, consents, has_file, question, questions, remark, remarks,
    save_consent, save_question, save_remark, unanswered_by,
};
pub use visits::{
    Line, add_organisation, between, coming, coming_to, find, list, of_agreement, organisations,
    outsiders, returns_of, save, side, sign, signed, signed_at,
};
