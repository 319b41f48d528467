package no.kapitalkontroll.kk2.cases;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import no.kapitalkontroll.kk2.core.claim.Recipient;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.Notice;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.EffectKind;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import no.kapitalkontroll.kk2.tripletex.ReadInvoices;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The last look at the balance before letters leave: one call for the whole claimed batch. A claim that was paid, stopped or
 * changed since its letter was written keeps its letter at home, and so does one whose debtor is to be found elsewhere, or whose
 * letter nobody can compare with it any more. A letter beside the procedure goes where one of a step would be stopped, unless events
 * have overtaken it.
 */
@Component
public class LastLook {

    private final JdbcClient jdbc;
    private final StoredRecords records;
    private final ReadInvoices readInvoices;
    private final MirrorInvoices mirror;
    private final TieCloseGroups tieCloseGroups;
    private final ReadClaims readClaims;
    private final TakeBackLetter takeBack;
    private final SettleEffect settle;
    private final Clock clock;

    public LastLook(
            JdbcClient jdbc,
            StoredRecords records,
            ReadInvoices readInvoices,
            MirrorInvoices mirror,
            TieCloseGroups tieCloseGroups,
            ReadClaims readClaims,
            TakeBackLetter takeBack,
            SettleEffect settle,
            Clock clock) {
        this.jdbc = jdbc;
        this.records = records;
        this.readInvoices = readInvoices;
        this.mirror = mirror;
        this.tieCloseGroups = tieCloseGroups;
        this.readClaims = readClaims;
        this.takeBack = takeBack;
        this.settle = settle;
        this.clock = clock;
    }

    /**
     * @param invoiceId whose customer it is addressed to
     * @param email where its mail goes; null on paper
     * @param asked the principal that the letter asks for, by invoice id: its own and those merged with it
     */
    private record Planned(Effect effect, long invoiceId, Notice notice, String email, Map<Long, Money> asked) {

        /** The customer has moved, or is another one, since the letter was written. */
        boolean goesElsewhere(LoadedClaim now) {
            return now.customer() == null
                    || !notice.addressee().equals(WriteNotice.addressee(now.customer()))
                    || (effect.kind() == EffectKind.MAIL
                            && !(Recipient.of(now.customer()) instanceof Recipient.Email to
                                    && to.address().equals(email)));
        }
    }

    /** The effects of the batch that may still leave; the others are settled here. */
    public List<Effect> stillDue(List<Effect> claimed, CreditorDay day) {
        var planned = claimed.isEmpty() ? List.<Planned>of() : planned(claimed, day);
        if (planned.isEmpty()) {
            return List.of();
        }
        var ids = planned.stream()
                .flatMap(one -> one.asked().keySet().stream())
                .distinct()
                .toList();
        day.lookedAt(clock.instant());
        Set<Long> unreadable = new HashSet<>();
        try {
            mirror.store(readInvoices.byIds(day.creditorId(), ids), day);
            tieCloseGroups.tie(ids, day).forEach(givenUp -> unreadable.add(givenUp.invoiceId()));
        } catch (TripletexFailure failure) {
            planned.forEach(one -> settle.failed(one.effect(), "the last look failed: " + failure.getMessage()));
            day.note("letters wait: the last look at their balances failed");
            return List.of();
        }
        Map<Long, LoadedClaim> now = readClaims.readable(day, ids).stream()
                .filter(claim -> !unreadable.contains(claim.invoice().id()))
                .collect(toMap(claim -> claim.invoice().id(), claim -> claim, (one, same) -> one));
        List<Effect> due = new ArrayList<>();
        for (var one : planned) {
            one.asked().entrySet().stream()
                    .map(asked -> stopped(now.get(asked.getKey()), one.notice(), asked.getValue(), day))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .or(() -> one.goesElsewhere(now.get(one.invoiceId()))
                            ? Optional.of("address-changed")
                            : Optional.empty())
                    .ifPresentOrElse(
                            reason -> takeBack.takeBack(one.effect(), reason, day.date()), () -> due.add(one.effect()));
        }
        return due;
    }

    /** Why the letter must not leave, or null. */
    private static String stopped(LoadedClaim claim, Notice notice, Money asked, CreditorDay day) {
        if (claim == null || claim.view().parked()) {
            return "the invoice could not be read";
        }
        if (claim.view().red()) {
            return "difference";
        }
        if (notice.kind().isOfStep()
                && (claim.caseRow() == null || claim.caseRow().isClosed())) {
            return "closed";
        }
        if (notice.kind().isOfStep() && claim.view().isTimeBarredOn(day.date())) {
            return "time-barred";
        }
        if (!notice.kind().isOfStep()) {
            return BesideRules.overtaken(notice.kind(), notice.objection(), claim, day.date())
                    .or(() -> BesideRules.obstacle(notice.kind(), claim, day.date()))
                    .or(() -> changed(claim, asked))
                    .orElse(null);
        }
        if (claim.view().standing() != null && claim.view().standing().stopped() != null) {
            return claim.view().standing().stopped().word();
        }
        if (!claim.balance().principal().isPositive()) {
            return "paid";
        }
        var remark = claim.invoice().remark();
        if (remark != null
                && remark.postponedTo() != null
                && !remark.postponedTo().isBefore(day.date())) {
            return "stop-remark";
        }
        return changed(claim, asked).orElse(null);
    }

    private static Optional<String> changed(LoadedClaim claim, Money asked) {
        return claim.balance().principal().equals(asked) ? Optional.empty() : Optional.of("changed");
    }

    /** A letter that cannot be read stays at home alone: the step is planned anew with one that can. */
    private List<Planned> planned(List<Effect> effects, CreditorDay day) {
        record Letter(long id, long invoiceId, Optional<Notice> notice, String email) {}
        record Member(long letterId, long invoiceId, int invoiceNumber) {}
        var ids = effects.stream().map(Effect::letterId).toList();
        Map<Long, Letter> letters = jdbc
                .sql(
                        "SELECT l.id, c.invoice_id, l.notice, l.email FROM letters l JOIN cases c ON c.id = l.case_id WHERE l.id IN (:ids)")
                .param("ids", ids)
                .query((row, index) -> new Letter(
                        row.getLong("id"),
                        row.getLong("invoice_id"),
                        notice(row.getString("notice")),
                        row.getString("email")))
                .list()
                .stream()
                .collect(toMap(Letter::id, one -> one));
        Map<Long, List<Member>> members = jdbc
                .sql(
                        "SELECT m.letter_id, c.invoice_id, c.invoice_number FROM letter_members m JOIN cases c ON c.id = m.case_id WHERE m.letter_id IN (:ids)")
                .param("ids", ids)
                .query((row, index) ->
                        new Member(row.getLong("letter_id"), row.getLong("invoice_id"), row.getInt("invoice_number")))
                .list()
                .stream()
                .collect(groupingBy(Member::letterId));
        List<Planned> planned = new ArrayList<>();
        for (var effect : effects) {
            var letter = letters.get(effect.letterId());
            if (letter.notice().isEmpty()) {
                takeBack.takeBack(effect, "the letter could not be read", day.date());
                day.note("letter %d could not be read and stays at home; its step is planned anew"
                        .formatted(letter.id()));
                continue;
            }
            var notice = letter.notice().get();
            Map<Long, Money> asked = new LinkedHashMap<>();
            asked.put(letter.invoiceId(), notice.principal());
            Map<Integer, Money> others = notice.others().stream()
                    .collect(toMap(Notice.OtherClaim::invoiceNumber, Notice.OtherClaim::principal));
            members.getOrDefault(letter.id(), List.of())
                    .forEach(member -> asked.put(member.invoiceId(), others.get(member.invoiceNumber())));
            planned.add(new Planned(effect, letter.invoiceId(), notice, letter.email(), asked));
        }
        return planned;
    }

    private Optional<Notice> notice(String stored) {
        try {
            return Optional.of(records.read(stored, Notice.class));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError unreadable) {
            return Optional.empty();
        }
    }
}
