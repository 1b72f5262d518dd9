CREATE INDEX page_to_leave_out ON page_markup (document_id) WHERE left_out = 0;
