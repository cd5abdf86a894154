"""Words that the benchmark's pages are made of: enough of them that a tokenizer's cache meets new ones on each page."""

from __future__ import annotations

COUNTRIES = (
    ("Norway", "Norwegian", "Oslo"), ("Kenya", "Kenyan", "Nairobi"), ("Peru", "Peruvian", "Lima"),
    ("Japan", "Japanese", "Tokyo"), ("Poland", "Polish", "Warsaw"), ("Ghana", "Ghanaian", "Accra"),
    ("Chile", "Chilean", "Santiago"), ("Jordan", "Jordanian", "Amman"), ("Latvia", "Latvian", "Riga"),
    ("Nepal", "Nepalese", "Kathmandu"), ("Georgia", "Georgian", "Tbilisi"), ("Senegal", "Senegalese", "Dakar"),
    ("Vietnam", "Vietnamese", "Hanoi"), ("Portugal", "Portuguese", "Lisbon"), ("Armenia", "Armenian", "Yerevan"),
    ("Ecuador", "Ecuadorian", "Quito"), ("Malaysia", "Malaysian", "Kuala Lumpur"), ("Tunisia", "Tunisian", "Tunis"),
    ("Finland", "Finnish", "Helsinki"), ("Bolivia", "Bolivian", "La Paz"), ("Uganda", "Ugandan", "Kampala"),
    ("Mongolia", "Mongolian", "Ulaanbaatar"), ("Croatia", "Croatian", "Zagreb"), ("Zambia", "Zambian", "Lusaka"),
)  # fmt: skip
FIRST_NAMES = (
    "Marta", "Idris", "Helene", "Tomas", "Aiko", "Daniel", "Priya", "Samuel", "Ingrid", "Carlos", "Leila", "Pavel",
    "Nadia", "Oscar", "Fatima", "Jonas", "Renata", "Viktor", "Amara", "Stefan", "Lucia", "Hassan", "Elena", "Moses",
)  # fmt: skip
LAST_NAMES = (
    "Halvorsen", "Okello", "Quispe", "Tanaka", "Wolanski", "Mensah", "Fuentes", "Haddad", "Berzins", "Thapa",
    "Gelashvili", "Diallo", "Tran", "Carvalho", "Petrosyan", "Andrade", "Rahman", "Trabelsi", "Virtanen", "Mamani",
    "Nsubuga", "Batbayar", "Kovac", "Banda", "Lindqvist", "Moreau", "Steiner", "Castellano", "Oyelaran", "Brandt",
)  # fmt: skip
OFFICES = (
    "foreign minister", "defense minister", "interior minister", "prime minister", "government spokeswoman",
    "army spokesman", "opposition leader", "central bank governor", "chief prosecutor", "ambassador",
    "trade envoy", "police commissioner", "deputy president", "parliament speaker", "border commander",
)  # fmt: skip
BODIES = (
    "the interior ministry", "the coast guard", "the national assembly", "the supreme court", "the health ministry",
    "the electoral commission", "the armed forces", "the teachers' union", "the port authority", "the fisheries board",
    "the customs service", "the miners' federation", "the rights council", "the air force", "the energy regulator",
    "the water board", "the farmers' league", "the broadcasting authority", "the civil aviation office",
)  # fmt: skip
THINGS = (
    "a fishing agreement", "the border crossing", "a shipment of grain", "the railway tunnel", "a draft constitution",
    "the ceasefire", "a loan of 240 million dollars", "the gas pipeline", "a prisoner exchange", "the refinery",
    "tariffs on timber", "the peace plan", "an emergency budget", "the hydroelectric dam", "a visa waiver",
    "the disputed islands", "flood relief", "the liaison office", "a radio station", "the weapons depot",
)  # fmt: skip
DAYS = (
    "on Monday", "on Tuesday", "late on Wednesday", "on Thursday morning", "on Friday", "over the weekend",
    "last month", "earlier this year", "two weeks ago", "in March", "on 14 May", "in 2019", "yesterday",
)  # fmt: skip
CONCRETE = (
    "harvest", "curfew", "bridge", "convoy", "hospital", "ballot", "reservoir", "quarry", "harbor", "market",
    "orchard", "warehouse", "village", "garrison", "tribunal", "clinic", "archive", "workshop", "ferry", "mine",
    "refuge", "cannery", "observatory", "sawmill", "pasture", "causeway", "embassy", "barracks", "greenhouse", "jetty",
    "theater", "vineyard", "laboratory", "shipyard", "tollgate", "chapel", "canal", "brewery", "depot", "granary",
    "prison", "library", "seminary", "tramway", "aqueduct", "plantation", "foundry", "pavilion", "cemetery", "ranch",
    "school", "stadium", "checkpoint", "bakery", "monument", "factory", "monastery", "airfield", "lighthouse", "mill",
)  # fmt: skip
QUALITIES = (
    "remote", "crowded", "costly", "unexpected", "fragile", "lengthy", "disputed", "modest", "hasty", "tense",
    "reluctant", "belated", "generous", "chaotic", "careful", "delayed", "solemn", "wooden", "flooded", "abandoned",
    "profitable", "contested", "guarded", "unfinished", "sacred", "noisy", "distant", "neutral", "shrinking", "famous",
    "ambitious", "unpopular", "temporary", "partial", "historic", "secret", "informal", "coastal", "rural", "ancient",
)  # fmt: skip
SENTENCES = (
    "The government of {c1} announced {day} that it would reopen {thing} after {quality} talks with {c2}.",
    "{A1} officials accused {c2} of moving troops towards the {noun} near {city2}, a charge that {body2} denied.",
    "“We will not sign anything before {thing} is settled,” {office1} {name1} told reporters in {city1} {day}.",
    "{name2}, the {A2} {office2}, said that {body2} had already released the crew of the {noun}.",
    "According to {body1}, at least {n} people were injured when police cleared a crowd from the {noun} in {city1}.",
    "“This is a {quality} step,” {name2} said. “Nobody in {city2} expected that {thing} could be saved.”",
    "{c1} and {c2} agreed {day} to exchange data about the {quality} {noun} and to cooperate on {thing}.",
    "The {A1} parliament rejected {thing} by {n} votes, and the {office1} resigned within hours.",
    "In a statement, {body2} condemned the seizure of the {noun} and demanded an apology from {city1}.",
    "Thousands marched through {city2} {day}, calling on {body2} to withdraw the {quality} decree on the {noun}.",
    "{office1} {name1} threatened to expel the {A2} ambassador unless {thing} was handed over by the end of the month.",
    "Soldiers shelled a {quality} {noun} north of {city1} {day}, killing {n} fighters, the army said.",
    "{c2} sent {n} tons of rice, medicine and tents to the {quality} {noun} that the storm had destroyed.",
    "Negotiators from both sides met for {n} hours at a {quality} {noun}, but {thing} remained open.",
    "The court in {city1} sentenced a former {office1} to {n} years in prison over the sale of the {noun}.",
    "{name1} wrote that the {A2} offer was “{quality} and late”, while aides called it a basis for further talks.",
    "Analysts in {city2} say the {noun} matters less than {thing}, which the two neighbors have contested for decades.",
    "Asked about the {quality} {noun}, the {office2} declined to comment and left the hall.",
    "The {A2} navy deployed {n} vessels {day} to protect the {noun}, {body2} confirmed.",
    "“They promised us {thing},” said {name2}, who leads {body2}; “instead we were given a {quality} {noun}.”",
    "{body1_cap} imposed a curfew in {city1} {day} and arrested {n} members of the opposition.",
    "The {noun} lies in a {quality} valley where most families live from fishing and from wages sent home.",
    "Prices of bread and fuel have doubled since the {noun} closed, and {quality} shops open for three hours.",
    "It was the first visit of a {A1} {office2} to {city2} since the two states broke off relations over {thing}.",
    "Born in a {quality} suburb of {city1}, {name2} studied law, taught at a school and entered politics in 1998.",
    "The {noun}, built a century ago, has been repaired {n} times and still leaks when the river rises.",
    "{c1} lifted restrictions on the {noun} trade {day}, easing a {quality} dispute with {c2}.",
)
"""Sentences of our own writing, in the manner of agencies; fields are filled by `benchmarks.corpus`."""
