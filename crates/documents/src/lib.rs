//! Papers in and out: PDF, DOCX, XLSX, iCalendar.
