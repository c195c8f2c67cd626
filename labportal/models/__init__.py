"""What a lab's portal has once: its home page, its settings and its menus; and standard pages."""

from labportal.models.home_page import HomePage
from labportal.models.lab_settings import LabSettings, LabText, SocialLink
from labportal.models.menu import Menu, MenuItem
from labportal.models.standard_page import StandardPage

__all__ = [
    "HomePage",
    "LabSettings",
    "LabText",
    "Menu",
    "MenuItem",
    "SocialLink",
    "StandardPage",
]
