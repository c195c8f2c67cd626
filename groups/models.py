"""The vocabulary of groups, and the pages that compose people, topics and publications.

A `ResearchGroup` is the record to which `Membership`s, `KeyPublication`s and editor rights belong;
it has one `ResearchGroupPage` per language, which holds what is written about it. The index pages
list the records of their kind and serve each record's own page.
"""

from groups.pages.people_index_page import PeopleIndexPage
from groups.pages.publication_index_page import PublicationIndexPage
from groups.pages.research_pages import ResearchGroupPage, ResearchIndexPage
from groups.pages.topic_index_page import TopicIndexPage
from groups.records.group_publication import GroupPublication
from groups.records.harvest import Harvest, HarvestedPublication
from groups.records.key_publication import KeyPublication
from groups.records.membership import Membership
from groups.records.publication_report import PublicationReport
from groups.records.research_group import GroupTopic, ResearchGroup, ResearchGroupText

__all__ = [
    "GroupPublication",
    "GroupTopic",
    "Harvest",
    "HarvestedPublication",
    "KeyPublication",
    "Membership",
    "PeopleIndexPage",
    "PublicationIndexPage",
    "PublicationReport",
    "ResearchGroup",
    "ResearchGroupPage",
    "ResearchGroupText",
    "ResearchIndexPage",
    "TopicIndexPage",
]
