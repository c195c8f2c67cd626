"""The log of changes for harvesters: when publications changed, and which are gone."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class HarvestedPublication(models.Model):
    """A publication that harvesters may know of. The row stays when the publication goes.

    `digest` is of all that visitors see of it, and `datestamp` of the moment when that was found
    to be another; `sets` are those it is in, or was in before it was deleted.
    """

    # No foreign key: the row outlives the publication.
    publication = models.BigIntegerField(primary_key=True)
    datestamp = models.DateTimeField()
    deleted = models.BooleanField(default=False)
    digest = models.CharField(max_length=32)
    sets = ArrayField(models.CharField(max_length=60))

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["datestamp", "publication"], name="groups_harvest_order")]

    def __str__(self) -> str:
        return str(self.publication)


class Harvest(models.Model):
    """The content, by its stamp and day, that all `HarvestedPublication`s are of: one row."""

    content = models.TextField()

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.content
