"""From features to a probability: a log-linear model whose weights `make calibrate` learns and writes."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from statistics import fmean

from vanort.extraction.certainty.features import entity_features, fact_features
from vanort.extraction.coreference.grouping import Entity
from vanort.extraction.layout.units import Page
from vanort.extraction.relations.fact import Fact

WEIGHTS = "weights.tsv"
BASE, STRENGTH = "base", "strength of the rule"
_LEAST, _MOST = 0.02, 0.98  # nothing that a machine reads is beyond doubt, or out of the question
_SPEAKS = 0.1  # weights nearer to none are not worth telling
_TOLD_FOR, _TOLD_AGAINST = 3, 2


@dataclass(frozen=True, slots=True)
class Model:
    """The weight of each feature in the logarithm of the odds; a feature without a weight says nothing."""

    weights: Mapping[str, float]

    def probability(self, features: Sequence[str], strength: float | None = None) -> float:
        """Return how likely something with these features is right, 0.02 to 0.98.

        `strength` is how sure the rule is of itself, 0 to 1. What the model never met adds nothing: a new rule counts as
        its relation does, a new relation as all facts do.

        >>> model = Model({"base": 1.0, "rule a": 2.0, "rule b": -3.0})
        >>> [round(model.probability([f"rule {name}"]), 2) for name in "abc"]
        [0.95, 0.12, 0.73]
        """
        odds = self.weights.get(BASE, 0.0) + sum(self.weights.get(feature, 0.0) for feature in features)
        if strength is not None:
            odds += self.weights.get(STRENGTH, 0.0) * log_odds(strength)
        return min(_MOST, max(_LEAST, 1 / (1 + math.exp(-odds))))

    def grounds(self, features: Sequence[str]) -> str:
        """Return what speaks most for something with these features and what against it; its rule is told beside.

        >>> model = Model({"stands in a field": 0.7, "object found as guess": -0.4})
        >>> model.grounds(["rule a", "stands in a field", "object found as guess"])
        'for: stands in a field; against: object found as guess'
        """
        named = [f for f in features if not f.startswith("rule ") and abs(self.weights.get(f, 0.0)) >= _SPEAKS]
        ranked = sorted(named, key=lambda feature: (-abs(self.weights[feature]), feature))
        speaking = [f for f in ranked if self.weights[f] > 0][:_TOLD_FOR]
        against = [f for f in ranked if self.weights[f] < 0][:_TOLD_AGAINST]
        return "; ".join(
            f"{side}: {', '.join(found)}" for side, found in (("for", speaking), ("against", against)) if found
        )


def weighed(page: Page, home: Entity | None, entities: Sequence[Entity], facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return the facts with the probability that each is right, and with what speaks for it.

    That two are the partners of a partnership is one statement: each of its facts is as likely. Nothing else that is said
    of the partnership is likelier.
    """
    model = models()["fact"]
    alone = [
        replace(fact, probability=model.probability(features, fact.confidence), grounds=model.grounds(features))
        for fact, features in zip(facts, fact_features(page, home, entities, facts), strict=True)
    ]
    partners: dict[str, list[float]] = defaultdict(list)
    for fact in alone:
        if fact.predicate == "partner" and fact.subject.kind == "Partnership":
            partners[fact.subject.id].append(fact.probability)
    together = {link: fmean(likely) for link, likely in partners.items()}
    return tuple(_as_its_partnership(fact, together) for fact in alone)


def _as_its_partnership(fact: Fact, together: Mapping[str, float]) -> Fact:
    if fact.predicate == "partner" and fact.subject.id in together:
        return replace(fact, probability=together[fact.subject.id])
    ends = (fact.subject.id, fact.object.id if isinstance(fact.object, Entity) else "")
    return replace(fact, probability=min(fact.probability, *(together.get(end, fact.probability) for end in ends)))


def certainty_of(page: Page, entity: Entity) -> float:
    """Return how likely a thing is one, and of its kind."""
    return models()["thing"].probability(entity_features(page, entity))


@cache
def models() -> Mapping[str, Model]:
    """Return the shipped models, of facts and of things."""
    return read_models((files(__package__) / WEIGHTS).read_text(encoding="utf-8"))


def read_models(table: str) -> Mapping[str, Model]:
    r"""Read a table of weights: model, feature, weight, and how many were seen and right, with tabs between.

    >>> read_models("# model\tfeature\tweight\nfact\tbase\t1.5\t90\t80\n")["fact"].weights
    {'base': 1.5}
    """
    weights: dict[str, dict[str, float]] = {"fact": {}, "thing": {}}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            model, feature, weight = line.split("\t")[:3]
            weights[model][feature] = float(weight)
    return {name: Model(found) for name, found in weights.items()}


def log_odds(probability: float) -> float:
    """Return the logarithm of the odds of a probability, whose ends are cut off.

    >>> log_odds(0.5), round(log_odds(0.9), 2)
    (0.0, 2.2)
    """
    cut = min(_MOST, max(_LEAST, probability))
    return math.log(cut / (1 - cut))
