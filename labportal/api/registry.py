"""The resources of the API by their names in addresses."""

from labportal.api.resources.deleted_publications import DeletedPublicationResource
from labportal.api.resources.groups import GroupResource
from labportal.api.resources.memberships import MembershipResource
from labportal.api.resources.news import NewsResource
from labportal.api.resources.openings import OpeningResource
from labportal.api.resources.people import PersonResource
from labportal.api.resources.publications import PublicationResource
from labportal.api.resources.resource import Resource
from labportal.api.resources.topics import TopicResource

RESOURCES: dict[str, Resource] = {
    resource.name: resource
    for resource in (
        PublicationResource(),
        DeletedPublicationResource(),
        PersonResource(),
        GroupResource(),
        MembershipResource(),
        TopicResource(),
        NewsResource(),
        OpeningResource(),
    )
}
