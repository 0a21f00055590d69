//! The outbox: mails written in the transaction of their change, sent by a worker, at most once.
