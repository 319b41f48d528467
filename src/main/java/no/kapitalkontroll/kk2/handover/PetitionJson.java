package no.kapitalkontroll.kk2.handover;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import no.kapitalkontroll.kk2.core.enforcement.DebtorIdentity;
import no.kapitalkontroll.kk2.core.enforcement.Petition;
import no.kapitalkontroll.kk2.core.enforcement.Petition.Item;
import no.kapitalkontroll.kk2.core.enforcement.Petition.ItemKind;
import no.kapitalkontroll.kk2.core.enforcement.SentLetter;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * A petition in the words of Skatteetaten's public model "Utleggsbegjæring" (ELAN), version 1.0: their page
 * {@code docs/api/utleggsbegjaering.md}, its change log, and their published example of version 0.9.
 *
 * <p>Where those do not show a word it is ours, and may have to be changed before the file is sent by machine:
 *
 * <ul>
 *   <li>{@code rentekrav.renteGrunnlag}, {@code rentekrav.rentesats}, {@code beregnetMedForsinkelsesrente} and
 *       {@code rentebaerendeKrav.forsinkelsesrente}: named in their text, form not shown
 *   <li>{@code kravEndring}: named in their text, form not shown
 *   <li>the codes {@code SakskostnadSkrivingAvBegjaering} and {@code TidligereRettsligeKostnader} of {@code kravdetaljer}
 *   <li>the codes {@code epost} and {@code post} of {@code forsendelsesmaate}, and that it also stands on {@code varsel}
 *   <li>{@code sha256} of each attachment, and {@code sum}
 * </ul>
 *
 * <p>An attachment's {@code uuid} comes from uploading it there; so the file has none. Its {@code filnavn} is the name of the
 * file inside the dossier PDF. A person's {@code etternavn} is the last word of the name in Tripletex.
 */
final class PetitionJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .writer(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    /** @param attachments in their order; the letters' names are those of the letters */
    byte[] write(Petition petition, Iterable<Attachment> attachments) {
        var root = NODES.objectNode();
        root.put("innsenderReferanse", petition.reference());
        root.put("begjaeringsdato", petition.date().toString());
        root.put("underskrift", petition.signatory());
        root.put(
                "tvangsfullbyrdelsestype",
                petition.wishes().conciliation() ? "utleggOgForliksklageKombinert" : "utlegg");
        root.set("innsender", sender(petition.claimant()));
        root.putArray("saksoeker").add(claimant(petition.claimant()));
        root.putArray("saksoekt").add(debtor(petition.debtor()));
        root.putArray("begjaeringensTvangsgrunnlag").add(ground(petition));
        var claims = root.putArray("kravTilInnkreving");
        petition.items().forEach(item -> claims.add(claim(item, petition)));
        root.put("sum", petition.total().amount());
        root.put("kreverRettsgebyrErstattet", petition.wishes().courtFee());
        var account = root.putObject("betalingsinformasjon").putObject("norskKonto");
        account.put("kontonummer", petition.claimant().bankAccount());
        if (petition.subject().kid() != null) {
            account.put("kidnummer", petition.subject().kid());
        }
        var files = root.putArray("vedlegg");
        attachments.forEach(attachment -> files.add(file(attachment)));
        return bytes(root);
    }

    private static byte[] bytes(ObjectNode root) {
        try {
            return (WRITER.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            // its message may quote the tree, and that names a person
            throw new IllegalStateException("the petition cannot be written as JSON");
        }
    }

    private static ObjectNode sender(Petition.Claimant claimant) {
        var sender = NODES.objectNode();
        sender.set("innsender", business(claimant));
        sender.put("saksbehandler", claimant.handler());
        sender.set("saksbehandlersKontaktinformasjon", contact(claimant));
        return sender;
    }

    private static ObjectNode claimant(Petition.Claimant claimant) {
        var party = NODES.objectNode();
        party.set("saksoeker", business(claimant));
        party.set("saksoekerKontaktinformasjon", contact(claimant));
        return party;
    }

    private static ObjectNode business(Petition.Claimant claimant) {
        var business = NODES.objectNode();
        business.putArray("adresse").add(address("forretningsadresse", claimant.address()));
        var details = business.putObject("virksomhet");
        details.put("navn", claimant.name());
        details.set("identifikator", identifier(claimant.organisationNumber()));
        return business;
    }

    private static ObjectNode contact(Petition.Claimant claimant) {
        var contact = NODES.objectNode();
        contact.put("epostAdresse", claimant.handlerEmail());
        if (claimant.handlerPhone() != null) {
            contact.put("telefonnummer", claimant.handlerPhone());
        }
        return contact;
    }

    private static ObjectNode debtor(Petition.Debtor debtor) {
        var party = NODES.objectNode();
        var details = party.putObject("saksoekt");
        details.putArray("adresse").add(address("postadresse", debtor.address()));
        if (debtor.identity() instanceof DebtorIdentity.Business) {
            var business = details.putObject("virksomhet");
            business.put("navn", debtor.name());
            business.set("identifikator", identifier(debtor.identity().reveal()));
        } else {
            var person = details.putObject("person");
            person.set("personnavn", personName(debtor.name().strip()));
            person.set("identifikator", identifier(debtor.identity().reveal()));
        }
        return party;
    }

    private static ObjectNode personName(String name) {
        var space = name.lastIndexOf(' ');
        var parts = NODES.objectNode();
        parts.put("fornavn", space < 0 ? "" : name.substring(0, space).strip());
        parts.put("etternavn", name.substring(space + 1));
        return parts;
    }

    private static ObjectNode address(String type, PostalAddress address) {
        var typed = NODES.objectNode();
        typed.put("adressetype", type);
        var free = typed.putObject("adresseInnland").putObject("adresseFrittFormatInnland");
        free.put("postnummer", address.postalCode());
        free.put("adressetekst", String.join(", ", address.lines()));
        free.put("poststedsnavn", address.city());
        return typed;
    }

    private static ObjectNode identifier(String digits) {
        return NODES.objectNode()
                .put("identifikatortype", "taxIdentificationNumber")
                .put("verdi", digits)
                .put("landkode", "NO");
    }

    /** The last letter is the written notice of § 7-2 f, as it says of itself, and the notice of § 4-18. */
    private static ObjectNode ground(Petition petition) {
        var ground = NODES.objectNode();
        var references = ground.putArray("innsendersKravreferanse");
        petition.items().forEach(item -> references.add(item.reference()));
        ground.put("eksternSaksreferanse", petition.reference());
        ground.put("tvangsgrunnlagsdato", petition.notice().date().toString());
        ground.putObject("tvangsgrunnlag")
                .put("type", Attachment.GROUND)
                .put("filnavn", petition.notice().fileName());
        ground.put("betegnelseAvTvangsgrunnlag", "Skriftlig meddelelse, tvangsfullbyrdelsesloven § 7-2 bokstav f");
        var notice = ground.putArray("varsel").addObject();
        notice.put("dato", petition.notice().date().toString());
        notice.put("type", "varselTvfbl418");
        notice.set("forsendelsesmaate", sending(petition.notice()));
        notice.putObject("tvangskraftgrunnlag")
                .put("type", Attachment.NOTICE)
                .put("filnavn", petition.notice().fileName());
        var special = ground.putObject("saerligTvangsgrunnlag");
        special.put("paalydendeBeloep", petition.total().amount());
        special.putArray("skyldner").add(identifier(petition.debtor().identity().reveal()));
        special.putArray("kreditor").add(identifier(petition.claimant().organisationNumber()));
        special.set("skriftligMeddelelse", writtenNotice(petition));
        return ground;
    }

    private static ObjectNode writtenNotice(Petition petition) {
        var wishes = petition.wishes();
        var written = NODES.objectNode();
        written.put("kravetsGrunnlag", PetitionWords.basis(petition));
        written.put("faktiskeForholdForKravet", PetitionWords.facts(petition));
        written.put("paastand", PetitionWords.plea(petition));
        written.put("kanBehandlesIForliksraadet", wishes.conciliation());
        written.put("krevesFravaersdom", wishes.conciliation() && wishes.defaultJudgment());
        written.set("forsendelsesmaate", sending(petition.notice()));
        var to = petition.debtor().address();
        var address = written.putObject("mottakeradresse");
        to.lines().forEach(address.putArray("adressetekst")::add);
        address.put("poststedsnavn", to.city());
        address.put("postnummer", to.postalCode());
        return written;
    }

    /** By post, if a copy went by post; else by e-mail. */
    private static ObjectNode sending(SentLetter letter) {
        var paper = letter.proofs().stream().anyMatch(proof -> proof.channel() == SentLetter.Channel.PAPER);
        return NODES.objectNode().put("forsendelsesmaate", paper ? "post" : "epost");
    }

    private static ObjectNode claim(Item item, Petition petition) {
        var claim = NODES.objectNode();
        claim.put("innsendersKravreferanse", item.reference());
        claim.put("kravdetaljer", detail(item.kind()));
        claim.put("kravbeskrivelse", PetitionWords.item(item));
        claim.putObject("kravforfall")
                .put("forfallsdato", petition.subject().dueDate().toString());
        claim.set("opprinneligBeloep", kroner(item.original()));
        claim.set("gjenstaaendeBeloep", kroner(item.remaining()));
        if (!item.payments().isEmpty()) {
            var payments = claim.putArray("innbetaling");
            item.payments()
                    .forEach(paid -> payments.add(NODES.objectNode()
                            .put("bokfoertDato", paid.date().toString())
                            .<ObjectNode>set("beloep", kroner(paid.amount()))));
        }
        if (!item.changes().isEmpty()) {
            var changes = claim.putArray("kravEndring");
            item.changes()
                    .forEach(change -> changes.add(NODES.objectNode()
                            .put("dato", change.date().toString())
                            .<ObjectNode>set("beloep", kroner(change.amount()))));
        }
        if (item.kind() == ItemKind.PRINCIPAL) {
            claim.putObject("rentebaerendeKrav").put("forsinkelsesrente", true);
        } else {
            claim.putArray("relatertKrav").add(String.valueOf(petition.subject().invoiceNumber()));
        }
        if (item.period() != null) {
            claim.set("rentekrav", interest(item.period()));
        }
        var demand = petition.demand();
        claim.putArray("betalingsoppfordring")
                .addObject()
                .put("brevdato", demand.date().toString())
                .put("betalingsfrist", demand.deadline().toString())
                .putObject("betalingsoppfordring")
                .put("type", Attachment.DEMAND)
                .put("filnavn", demand.fileName());
        return claim;
    }

    private static ObjectNode interest(Petition.Period period) {
        var interest = NODES.objectNode();
        interest.set("rentePeriode", period(period.from(), period.lastDay()));
        interest.set("renteGrunnlag", kroner(period.base()));
        interest.put("rentesats", percent(period.percent()));
        interest.put("beregnetMedForsinkelsesrente", true);
        return interest;
    }

    private static ObjectNode period(LocalDate from, LocalDate lastDay) {
        return NODES.objectNode().put("startdato", from.toString()).put("sluttdato", lastDay.toString());
    }

    private static String detail(ItemKind kind) {
        return switch (kind) {
            case PRINCIPAL -> "Hovedkrav";
            case INTEREST -> "Rentekrav";
            case OUT_OF_COURT -> "UtenrettsligeKostnader";
            case WRITING -> "SakskostnadSkrivingAvBegjaering";
            case OUTLAY -> "TidligereRettsligeKostnader";
        };
    }

    private static ObjectNode kroner(Money amount) {
        return NODES.objectNode().put("beloep", amount.amount()).put("valuta", "NOK");
    }

    private static BigDecimal percent(BigDecimal percent) {
        return percent.setScale(Math.max(2, percent.stripTrailingZeros().scale()));
    }

    private static ObjectNode file(Attachment attachment) {
        return NODES.objectNode()
                .put("type", attachment.type())
                .put("filnavn", attachment.fileName())
                .put("sha256", attachment.sha256());
    }
}
