"""Personal data that goes by itself: contact details of leavers, portraits without consent."""
