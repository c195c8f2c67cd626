"""The vocabulary of a portal: home page, settings, menus, standard pages, news, openings.

A `NewsPage` and an `OpeningPage` are written, so each exists per language, under the index page of
its kind. They name the records that they concern; an opening leaves the lists when it is past.

`AccountEvent` is the log of accounts; a `ProviderIdentity` links one with a sign-in service.
"""

from labportal.models.account_event import AccountEvent, EventKind
from labportal.models.home_page import HomePage
from labportal.models.lab_settings import LabSettings, LabText, SocialLink
from labportal.models.menu import Menu, MenuItem
from labportal.models.news_concerns import ConcernedGroup, ConcernedPerson, ConcernedPublication
from labportal.models.news_index_page import NewsIndexPage
from labportal.models.news_page import NewsPage
from labportal.models.opening_index_page import OpeningIndexPage
from labportal.models.opening_page import OpeningKind, OpeningPage, OpeningSupervisor
from labportal.models.provider_identity import ProvidedRole, ProviderIdentity
from labportal.models.staff_change import (
    PeopleImport,
    PeopleImportKind,
    StaffChange,
    StaffChangeKind,
)
from labportal.models.standard_page import StandardPage
from labportal.models.web_link import LinkAnswer, WebLink
from labportal.models.weekly_mail import WeeklyMail

__all__ = [
    "AccountEvent",
    "ConcernedGroup",
    "ConcernedPerson",
    "ConcernedPublication",
    "EventKind",
    "HomePage",
    "LabSettings",
    "LabText",
    "LinkAnswer",
    "Menu",
    "MenuItem",
    "NewsIndexPage",
    "NewsPage",
    "OpeningIndexPage",
    "OpeningKind",
    "OpeningPage",
    "OpeningSupervisor",
    "PeopleImport",
    "PeopleImportKind",
    "ProvidedRole",
    "ProviderIdentity",
    "SocialLink",
    "StaffChange",
    "StaffChangeKind",
    "StandardPage",
    "WebLink",
    "WeeklyMail",
]
