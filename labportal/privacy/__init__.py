"""Personal data: a person is erased or exported, and leavers lose their contact details."""
