"""The vocabulary of groups, and the pages that compose people, topics and publications.

A `ResearchGroup` is the record to which `Membership`s, `KeyPublication`s and editor rights belong;
it has one `ResearchGroupPage` per language, which holds what is written about it. The index pages
list the records of their kind and serve each record's own page.
"""

from groups.models.group_publication import GroupPublication
from groups.models.key_publication import KeyPublication
from groups.models.membership import Membership
from groups.models.people_index_page import PeopleIndexPage
from groups.models.publication_index_page import PublicationIndexPage
from groups.models.research_group import GroupTopic, ResearchGroup, ResearchGroupText
from groups.models.research_pages import ResearchGroupPage, ResearchIndexPage
from groups.models.topic_index_page import TopicIndexPage

__all__ = [
    "GroupPublication",
    "GroupTopic",
    "KeyPublication",
    "Membership",
    "PeopleIndexPage",
    "PublicationIndexPage",
    "ResearchGroup",
    "ResearchGroupPage",
    "ResearchGroupText",
    "ResearchIndexPage",
    "TopicIndexPage",
]
