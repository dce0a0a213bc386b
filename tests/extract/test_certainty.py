"""Commitment: a negated, planned, supposed, requested or merely reported thing is never a plain fact."""

from __future__ import annotations

import pytest

from graphkit.annotate import load_model
from graphkit.extract.certainty import Commitment, commitment
from graphkit.lexicon.wordlists import load_commitment_words

# sentence, trigger, polarity (+ or -), certainty, mode
FACTS = [
    ("Russia deployed the missiles in Belarus.", "deployed"),
    ("The missiles were deployed in Belarus.", "deployed"),
    ("The treaty has been signed by both presidents.", "signed"),
    ("The ministry said Russia had deployed the missiles.", "deployed"),
    ("Warsaw confirmed that the tanks had arrived.", "arrived"),
    ("Germany continues to supply ammunition.", "supply"),
    ("Germany began to deliver the tanks.", "deliver"),
    ("Iran managed to deliver the drones.", "deliver"),
    ("The deployment of the system could anger Poland.", "deployment"),
    ("The exercises, analysts say, are not only a show of force but also a signal.", "exercises"),
    ("The exercise was held in May.", "held"),
    ("Sweden cancelled the exercise in the wake of an attack on a port.", "attack"),
    ("Many live in towns besieged by the rebels – most have received no aid.", "besieged"),
    ("The pact will replace a treaty that Moscow and Tehran signed in 2001.", "signed"),
    ("Poland authorised an amendment to the treaty.", "treaty"),
    ("The approval could reshape the ties of both states.", "approval"),
    ("The Kremlin insists that the drills, held in May, threatened no one.", "drills"),
    ("Iran succeeded in deploying the missiles.", "deploying"),
    ("The court agreed that Minsk had signed the treaty.", "signed"),
    ("Poland closed the border after Russia deployed the missiles.", "deployed"),
    ("Polish troops took part in the exercise.", "took"),
    ("Poland did not criticise the deployment.", "deployment"),
    ("The sanctions imposed in May will stay.", "imposed"),
    ("The units are stationed in Lithuania.", "stationed"),
    ("Minsk did not sign the treaty until May.", "sign"),
    ("There is no doubt that Moscow supplied the missiles.", "supplied"),
    ("The fact that Iran supplied drones is not in dispute.", "supplied"),
    ("The news that Sweden had joined NATO angered Moscow.", "joined"),
    ("Turkey resorted to attacking Kobani.", "attacking"),
    ("Washington condemned Turkey for attacking Kobani.", "attacking"),
    ("The sale of frigates to Egypt angered Israel.", "sale"),
    ("After the attack, Kyiv needs the shells.", "attack"),
    ("Moscow imposed sanctions so harsh that Georgia closed the border.", "closed"),
    ("It is the first time that Finland has deployed troops in Lithuania.", "deployed"),
    ("It turned out that North Korea had sent troops.", "sent"),
    ("Kyiv thanked Berlin for the delivery of the tanks.", "delivery"),
    ("The sight of tanks rolling through Minsk alarmed Poland.", "rolling"),
    ("Israel bombed the airport as soon as the jets had landed.", "bombed"),
    ("The moment the talks ended, Russia shelled Kharkiv.", "shelled"),
    ("As Russia masses troops at the border, NATO deploys jets to Romania.", "deploys"),
    ("Putin signed the treaty, which his critics call a fake.", "signed"),
    ("Lavrov called the sanctions that the EU imposed a mistake.", "imposed"),
    ("Iran was accused of lying when inspectors found uranium.", "found"),
    ("Moscow falsely claimed victory after it had attacked Kyiv.", "attacked"),
    ("The film festival opened as Russia bombed Kyiv.", "bombed"),
    ("The exercise, held every Friday, was observed by Belarus.", "observed"),
]
COMMITTED = [
    # negated
    ("Minsk did not sign the treaty.", "sign", "- certain actual"),
    ("Poland never sent the jets.", "sent", "- certain actual"),
    ("No missiles were delivered.", "delivered", "- certain actual"),
    ("Neither Minsk nor Moscow has signed the text.", "signed", "- certain actual"),
    ("Nor has the missile arrived.", "arrived", "- certain actual"),
    ("Hungary refused to ratify the treaty.", "ratify", "- certain actual"),
    ("The two sides failed to sign the protocol.", "sign", "- certain actual"),
    ("Berlin declined to send the missiles.", "send", "- certain actual"),
    ("The treaty has yet to be ratified.", "ratified", "- certain actual"),
    ("The brigade left without deploying its tanks.", "deploying", "- certain actual"),
    ("Sweden cancelled the exercise.", "exercise", "- certain actual"),
    ("The delivery was cancelled.", "delivery", "- certain actual"),
    ("The exercise did not take place.", "exercise", "- certain actual"),
    ("The army no longer deploys troops there.", "deploys", "- certain actual"),
    ("Poland prevented the army from deploying missiles.", "deploying", "- certain actual"),
    ("The ministry said the missiles had not been deployed.", "deployed", "- certain actual"),
    ("Iran did not succeed in deploying the missiles.", "deploying", "- certain actual"),
    # denied by a source
    ("Tehran denied that it had supplied missiles.", "supplied", "- certain denied"),
    ("Tehran denied supplying missiles to Russia.", "supplying", "- certain denied"),
    ("Tehran denied the delivery of missiles.", "delivery", "- certain denied"),
    ("Moscow dismissed reports that it had deployed the missiles.", "deployed", "- certain denied"),
    ("Moscow rejected the claim that it had sent troops.", "sent", "- certain denied"),
    # hedged
    ("Russia may have deployed the missiles.", "deployed", "+ possible actual"),
    ("The protocol might cover exercises.", "cover", "+ possible hypothetical"),
    ("Belarus could host the missiles.", "host", "+ possible hypothetical"),
    ("The document may address modernisation of factories and exports.", "modernisation", "+ possible hypothetical"),
    ("Iran probably supplied the drones.", "supplied", "+ probable actual"),
    ("Iran reportedly supplied the drones.", "supplied", "+ probable actual"),
    ("Iran allegedly supplied the drones.", "supplied", "+ probable actual"),
    ("The system is said to have been delivered.", "delivered", "+ probable actual"),
    ("Russia appears to have deployed the missiles.", "deployed", "+ probable actual"),
    ("Officials believe that Moscow supplied the missiles.", "supplied", "+ probable actual"),
    ("Officials hint that Moscow supplied the missiles.", "supplied", "+ possible actual"),
    ("The protocol may cover the transfer of technology.", "transfer", "+ possible hypothetical"),
    ("Minsk has not announced the deployment.", "deployment", "+ possible actual"),
    ("Unconfirmed reports say that Moscow supplied the missiles.", "supplied", "+ possible actual"),
    ("Unconfirmed reports suggest that Moscow supplied the missiles.", "supplied", "+ possible actual"),
    ("According to unconfirmed reports, Moscow supplied the missiles.", "supplied", "+ possible actual"),
    ("The alleged delivery of missiles angered Kyiv.", "delivery", "+ possible actual"),
    ("Moscow has not confirmed the delivery.", "delivery", "+ possible actual"),
    ("The delivery has not been confirmed by Moscow.", "delivery", "+ possible actual"),
    ("Kyiv did not rule out that Iran had delivered the missiles.", "delivered", "+ possible actual"),
    ("The ministry could not verify that the missiles had been deployed.", "deployed", "+ possible actual"),
    ("Some experts doubt that the system was delivered.", "delivered", "+ possible actual"),
    ("It is possible that Minsk signed the text.", "signed", "+ possible actual"),
    ("There is no evidence that Minsk signed the text.", "signed", "- probable actual"),
    # planned
    ("Russia will deploy the missiles in Belarus.", "deploy", "+ certain planned"),
    ("The minister said Russia would share its experience.", "share", "+ certain planned"),
    ("Poland plans to buy tanks.", "buy", "+ certain planned"),
    ("Germany agreed to supply the tanks.", "supply", "+ certain planned"),
    ("The brigade is set to deploy in May.", "deploy", "+ certain planned"),
    ("The two presidents are to sign the treaty.", "sign", "+ certain planned"),
    ("The United States approved the sale of missiles to Poland.", "sale", "+ certain planned"),
    ("The planned deployment of missiles alarmed Poland.", "deployment", "+ certain planned"),
    ("The protocol would amend the treaty.", "amend", "+ certain planned"),
    ("NATO plans for the deployment of a brigade are ready.", "deployment", "+ certain planned"),
    ("Once the unit arrives, Lithuania will pay for it.", "arrives", "+ certain planned"),
    ("The exercise was postponed.", "exercise", "+ certain planned"),
    ("Diplomats expect Iran to sign the treaty.", "sign", "+ probable planned"),
    ("Russia is likely to deploy more troops.", "deploy", "+ probable planned"),
    ("Poland has no plans to send troops.", "send", "- certain planned"),
    ("Poland will not host the missiles.", "host", "- certain planned"),
    ("Hungary is unlikely to ratify the treaty.", "ratify", "- probable planned"),
    # requested
    ("Kyiv asked Berlin to supply missiles.", "supply", "+ certain requested"),
    ("Kyiv called for the delivery of missiles.", "delivery", "+ certain requested"),
    ("The treaty must still be ratified.", "ratified", "+ certain requested"),
    ("Poland urged the EU to impose sanctions.", "impose", "+ certain requested"),
    ("The order says it is expedient that the treaty be signed.", "signed", "+ certain requested"),
    # supposed
    ("Tehran wants to buy fighters.", "buy", "+ certain hypothetical"),
    ("The signing of the treaty by Iran would anger Washington.", "signing", "+ certain hypothetical"),
    ("If Russia deploys the missiles, Poland will respond.", "deploys", "+ certain hypothetical"),
    ("If Russia attacks, Poland will deploy a brigade.", "deploy", "+ certain hypothetical"),
    ("It is not clear whether Minsk signed the text.", "signed", "+ possible hypothetical"),
    ("The drills rehearsed countering an attack on the capital.", "attack", "+ certain hypothetical"),
    ("The forces trained to repel an invasion.", "invasion", "+ certain hypothetical"),
    ("The exercise was a rehearsal for countering potential aggression.", "aggression", "+ certain hypothetical"),
    ("Troops practised the repulsion of hypothetical invasions.", "invasions", "+ certain hypothetical"),
    ("The radar was built to detect launches.", "detect", "+ certain hypothetical"),
    ("The threat of an invasion remains.", "invasion", "+ certain hypothetical"),
    ("Turkey tried to buy the system.", "buy", "+ certain hypothetical"),
    ("Has Russia deployed the missiles?", "deployed", "+ certain hypothetical"),
    ("Turkey is considering buying the jets.", "buying", "+ certain hypothetical"),
    ("Without the treaty, Moscow would have deployed missiles.", "deployed", "- certain hypothetical"),
    ("The envoys discussed the possibility of deploying troops.", "deploying", "+ certain hypothetical"),
    # said not to be true
    ("Kyiv called the story that Poland had deployed a brigade in Lviv a lie.", "deployed", "- certain denied"),
    ("The claim that Warsaw bought the tanks was pure invention.", "bought", "- certain denied"),
    ("There is no truth to the report that Minsk signed the treaty.", "signed", "- certain denied"),
    ("A doctored video shows the minister signing the treaty.", "signing", "- certain denied"),
    ("State television falsely reported that Kyiv had sold the drones.", "sold", "- certain denied"),
    ("Moscow lied when it said that Kyiv had sold the drones.", "sold", "- certain denied"),
    ("What he passed off as a meeting was a dinner.", "meeting", "- certain denied"),
    ("Tehran denied allegations that it had supplied missiles.", "supplied", "- certain denied"),
    # hearsay
    ("By some accounts, India has deployed the missiles.", "deployed", "+ possible actual"),
    ("Word in Tbilisi is that Georgia has signed the memorandum.", "signed", "+ possible actual"),
    ("If Israeli media are right, Greece sold the missiles.", "sold", "+ possible actual"),
    ("Tongues are wagging in Amman that Jordan bought the launchers.", "bought", "+ possible actual"),
    ("The insinuation that Ankara sold drones angered Kyiv.", "sold", "+ possible actual"),
    # conditions
    ("Moldova signs the accord the moment Brussels releases the money.", "signs", "+ certain hypothetical"),
    ("Depending on the vote, Bosnia joins the alliance.", "joins", "+ certain hypothetical"),
    ("The deployment of the frigate hinges on a vote.", "deployment", "+ certain hypothetical"),
    ("Peru signs the contract when the audit office approves it.", "signs", "+ certain planned"),
    ("The treaty, once ratified by the Duma, will bind Moscow.", "ratified", "+ certain hypothetical"),
    ("Had Rabin met Assad, the region would be calm.", "met", "- certain hypothetical"),
    # fiction, fear, wish
    ("The novel ends with Bulgaria joining the union.", "joining", "+ certain hypothetical"),
    ("Taipei dreads the day when Honduras signs the pact.", "signs", "+ certain hypothetical"),
    ("The vision of Georgia joining the union haunts students.", "joining", "+ certain hypothetical"),
    ("Protesters clamoured for a meeting of the ministers.", "meeting", "+ certain hypothetical"),
    ("Lawmakers insist that Argentina buy the jets.", "buy", "+ certain requested"),
    ("Let Berlin station its batteries in Poland, he shouted.", "station", "+ certain requested"),
    # on the calendar
    ("The ministers meet on Friday in Geneva.", "meet", "+ certain planned"),
    ("The purchase of the tanks, due to be approved in May, divides them.", "purchase", "+ certain planned"),
    # inverted and near misses
    ("At no point did France supply the jets.", "supply", "- certain actual"),
    ("Not one of the jets has been sold to Qatar.", "sold", "- certain actual"),
    ("Sweden came within a vote of deploying jets to Libya.", "deploying", "- certain actual"),
    # gerunds after prepositions and particles
    ("Turkey was kept from attacking Kobani by bad weather.", "attacking", "- certain actual"),
    ("France is close to selling frigates to Egypt.", "selling", "+ certain hypothetical"),
    ("Mali held off releasing the prisoners.", "releasing", "- certain actual"),
    # what is said of an event's noun
    ("The deployment of troops to Haiti was a false alarm.", "deployment", "+ possible actual"),
    ("Moscow presented the drill as a withdrawal from Sudan.", "withdrawal", "+ possible actual"),
    ("Ahead of the sale of frigates to Egypt, markets fell.", "sale", "+ certain planned"),
    ("The sale of frigates to Egypt needs the approval of parliament.", "sale", "+ certain hypothetical"),
    # degrees, comparisons, what is waited for
    ("France is too weak to sell frigates to Egypt.", "sell", "- certain actual"),
    ("It is as if Serbia signed the treaty.", "signed", "+ certain hypothetical"),
    ("Washington would lift the embargo once Havana released the prisoners.", "released", "+ certain hypothetical"),
]


def committed(sentence: str, word: str) -> Commitment:
    doc = load_model()(sentence)
    trigger = next(token for token in doc if token.text == word)
    return commitment(trigger, load_commitment_words())


@pytest.mark.parametrize(("sentence", "word"), FACTS)
def test_a_plain_fact_is_positive_certain_and_actual(sentence: str, word: str) -> None:
    found = committed(sentence, word)
    assert (found.polarity, found.certainty, found.mode) == ("positive", "certain", "actual")


@pytest.mark.parametrize(("sentence", "word", "expected"), COMMITTED)
def test_a_commitment_is_as_the_words_say(sentence: str, word: str, expected: str) -> None:
    found = committed(sentence, word)
    sign = "-" if found.polarity == "negative" else "+"
    assert f"{sign} {found.certainty} {found.mode}" == expected


@pytest.mark.parametrize(("sentence", "word", "expected"), COMMITTED)
def test_whatever_is_no_plain_fact_has_its_cue(sentence: str, word: str, expected: str) -> None:
    found = committed(sentence, word)
    assert found.cues
    assert all(0 <= cue.start < cue.end <= len(sentence) for cue in found.cues)
    assert list(found.cues) == sorted(found.cues)


def test_a_plain_fact_has_no_cue() -> None:
    assert committed("Russia deployed the missiles in Belarus.", "deployed").cues == ()


def test_the_cue_is_the_word_that_decided() -> None:
    sentence = "Hungary refused to ratify the treaty."
    assert [cue.of(sentence) for cue in committed(sentence, "ratify").cues] == ["refused"]
