package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposal;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposeVouchers;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.Decision;
import no.kapitalkontroll.kk2.core.procedure.Procedure;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.outbox.PlanEffect;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves one case by what today's decision says: books what payments covered, then enters the next step with its charges,
 * letter and dispatch, or hands the case over, or closes it. All in one transaction; done twice on a date, it does nothing.
 */
@Component
public class AdvanceCase {

    private final JdbcClient jdbc;
    private final ReadClaims readClaims;
    private final FilterOverdue filter;
    private final DecideTogether together;
    private final LeaveGroup leaveGroup;
    private final PlanLetter planLetter;
    private final WriteNotice writeNotice;
    private final StoreLetter storeLetter;
    private final PlanEffect planEffect;
    private final CaseLog log;
    private final KeptProcedures procedures;
    private final SendBesides besides;
    private final GiveUp giveUp;
    private final StoreAllocations allocations;
    private final NameAccounts nameAccounts;
    private final LookAgain lookAgain;
    private final ProposeVouchers proposeVouchers = new ProposeVouchers();

    public AdvanceCase(
            JdbcClient jdbc,
            ReadClaims readClaims,
            FilterOverdue filter,
            DecideTogether together,
            LeaveGroup leaveGroup,
            PlanLetter planLetter,
            WriteNotice writeNotice,
            StoreLetter storeLetter,
            PlanEffect planEffect,
            CaseLog log,
            KeptProcedures procedures,
            SendBesides besides,
            GiveUp giveUp,
            StoreAllocations allocations,
            NameAccounts nameAccounts,
            LookAgain lookAgain) {
        this.jdbc = jdbc;
        this.readClaims = readClaims;
        this.filter = filter;
        this.together = together;
        this.leaveGroup = leaveGroup;
        this.planLetter = planLetter;
        this.writeNotice = writeNotice;
        this.storeLetter = storeLetter;
        this.planEffect = planEffect;
        this.log = log;
        this.procedures = procedures;
        this.besides = besides;
        this.giveUp = giveUp;
        this.allocations = allocations;
        this.nameAccounts = nameAccounts;
        this.lookAgain = lookAgain;
    }

    /**
     * What cases of a batch have in common.
     *
     * @param told what becomes of them by the steps that they enter, to be logged
     * @param begun procedures by which cases were opened
     * @param approvals what was approved, by invoice, while there was no case
     */
    private record Batch(List<CaseLog.Told> told, Set<Procedure> begun, Map<Long, List<CaseLog.Entry>> approvals) {}

    /** Whether {@link #advance} would write anything. */
    boolean wouldChange(LoadedClaim claim, CreditorDay day) {
        return owesBooks(claim, day)
                || besides.areDue(claim, day)
                || isLost(claim)
                || isStillToDo(claim, filter.decision(claim, day), day);
    }

    /** Whether what is kept of a case's books differs from what the ledger and people say today. */
    boolean owesBooks(LoadedClaim claim, CreditorDay day) {
        return !newProposals(claim, 1, day).isEmpty()
                || refundChanged(claim)
                || StoreAllocations.isNew(claim)
                || !claim.balance().fallenFees().isEmpty();
    }

    /** What is to be booked on the customer's account and no proposal speaks of; nothing while a person has to decide. */
    Money notPlanned(LoadedClaim claim, CreditorDay day) {
        return Money.sum(newProposals(claim, 1, day).stream()
                .flatMap(proposal -> proposal.lines().stream())
                .filter(line -> line.account() == AccountRole.RECEIVABLES)
                .map(line -> line.amount()));
    }

    /** @throws UnknownProcedure when the case cannot follow its procedure any further */
    @Transactional
    public void advance(long invoiceId, CreditorDay day) {
        advance(List.of(invoiceId), day);
    }

    /**
     * Several at once, in this order, all of them or none: they are read together, which is most of the work.
     *
     * @throws UnknownProcedure when one of the cases cannot follow its procedure any further
     */
    @Transactional
    void advance(List<Long> invoiceIds, CreditorDay day) {
        lock(day.creditorId(), invoiceIds);
        var changes = lookAgain.changes(day.creditorId(), invoiceIds);
        List<Long> moved = new ArrayList<>();
        var batch = new Batch(new ArrayList<>(), new HashSet<>(), approvals(day.creditorId(), invoiceIds));
        for (var read : readClaims.of(day, invoiceIds)) {
            if (read.leadCase() == null) {
                advance(read, changes, batch, day).ifPresent(moved::add);
            } else {
                // of merged claims one moves the others: what was read before that no longer holds
                tell(batch);
                for (var claim : readClaims.of(day, List.of(read.invoice().id()))) {
                    advance(claim, changes, batch, day).ifPresent(moved::add);
                }
            }
        }
        tell(batch);
        // a payment of this date, or one from before the case, may have covered what the letter of this date charges
        readClaims.of(day, moved).stream().filter(LoadedClaim::hasCase).forEach(claim -> book(claim, day));
        besides.plan(invoiceIds, day);
    }

    /**
     * Those that are there, in the order in which everybody locks them who moves cases; only a run makes new ones. They are looked
     * for before they are locked: locking a row that is not there locks the gap where it would be, and two runs that open their
     * creditors' cases side by side would wait for each other.
     */
    private void lock(String creditorId, List<Long> invoiceIds) {
        var cases = jdbc.sql("SELECT id FROM cases WHERE creditor_id = :creditor AND invoice_id IN (:ids)")
                .param("creditor", creditorId)
                .param("ids", invoiceIds)
                .query(Long.class)
                .list();
        if (!cases.isEmpty()) {
            jdbc.sql("SELECT id FROM cases FORCE INDEX (PRIMARY) WHERE id IN (:ids) ORDER BY id FOR UPDATE")
                    .param("ids", cases)
                    .query(Long.class)
                    .list();
        }
    }

    private void tell(Batch batch) {
        log.add(batch.told());
        batch.told().clear();
    }

    /** @return its invoice, when it entered a step or was closed */
    private Optional<Long> advance(LoadedClaim claim, Map<Long, Integer> changes, Batch batch, CreditorDay day) {
        if (isLost(claim)) {
            throw UnknownProcedure.neitherLoadedNorKept(claim.view().procedure());
        }
        var decision = filter.decision(claim, day);
        if (claim.hasCase()) {
            dropFallenFees(claim, day);
            book(claim, day);
            lookAgain.seen(
                    claim.caseRow().id(), changes.getOrDefault(claim.caseRow().id(), 0));
        }
        if (!isStillToDo(claim, decision, day)) {
            return Optional.empty();
        }
        act(claim, decision, batch, day);
        return Optional.of(claim.invoice().id());
    }

    /** It has debt, and nobody knows the procedure that it follows. */
    private static boolean isLost(LoadedClaim claim) {
        return claim.hasCase()
                && !claim.caseRow().isClosed()
                && claim.view().procedure().isMissing()
                && claim.balance().principal().isPositive();
    }

    private static boolean isStillToDo(LoadedClaim claim, Decision decision, CreditorDay day) {
        var row = claim.caseRow();
        return switch (decision.kind()) {
            case TAKE -> row == null;
            case ADVANCE, HAND_OVER ->
                row != null && !(row.step() == decision.step() && day.date().equals(row.steppedOn()));
            case CLOSE -> row != null && !row.isClosed();
            case WAIT, SKIP -> false;
        };
    }

    private void act(LoadedClaim claim, Decision decision, Batch batch, CreditorDay day) {
        switch (decision.kind()) {
            case TAKE -> sendLetter(claim, openCase(claim, batch, day), List.of(), decision, batch, day);
            case ADVANCE -> advanceTogether(claim, together.others(claim, day), decision, batch, day);
            case HAND_OVER -> handOver(claim, day);
            case CLOSE -> close(claim, decision, day);
            case WAIT, SKIP -> throw new IllegalStateException("nothing to do for " + decision.kind());
        }
    }

    /** One letter and one fee for merged claims: the others follow the one that speaks for them. */
    private void advanceTogether(
            LoadedClaim claim, List<LoadedClaim> others, Decision decision, Batch batch, CreditorDay day) {
        if (!together.speaks(claim, others)) {
            return;
        }
        if (decision.step() == Step.PAYMENT_DEMAND) {
            batch.told().add(assessment(claim, day));
            others.forEach(other -> batch.told().add(assessment(other, day)));
        }
        sendLetter(claim, claim.caseRow().id(), others, decision, batch, day);
    }

    private long openCase(LoadedClaim claim, Batch batch, CreditorDay day) {
        var procedure = claim.view().procedure();
        var invoice = claim.invoice();
        if (batch.begun().add(procedure)) {
            procedures.keep(procedure);
        }
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO cases (creditor_id, invoice_id, invoice_number, customer_id, invoice_amount, state,
                                           procedure_name, procedure_version, opened_on)
                        VALUES (?, ?, ?, ?, ?, 'OPEN', ?, ?, ?)
                        """)
                .params(
                        day.creditorId(),
                        invoice.id(),
                        invoice.number(),
                        invoice.customerId(),
                        invoice.amount().amount(),
                        procedure.name(),
                        procedure.version(),
                        day.date())
                .update(key);
        var id = Objects.requireNonNull(key.getKey()).longValue();
        batch.told()
                .add(CaseLog.Told.byKk2(
                        id, day.date(), "taken", "procedure " + procedure.name() + " " + procedure.version()));
        batch.approvals().getOrDefault(invoice.id(), List.of()).forEach(approval -> batch.told()
                .add(new CaseLog.Told(id, approval)));
        return id;
    }

    /** What was approved before there was a case belongs into its log. */
    private Map<Long, List<CaseLog.Entry>> approvals(String creditorId, List<Long> invoiceIds) {
        Map<Long, List<CaseLog.Entry>> approvals = new HashMap<>();
        jdbc.sql(
                        "SELECT invoice_id, approved_on, actor, step, reason FROM approvals WHERE creditor_id = :creditor AND invoice_id IN (:ids) ORDER BY id")
                .param("creditor", creditorId)
                .param("ids", invoiceIds)
                .query(row -> {
                    approvals
                            .computeIfAbsent(row.getLong("invoice_id"), first -> new ArrayList<>())
                            .add(new CaseLog.Entry(
                                    row.getObject("approved_on", LocalDate.class),
                                    null,
                                    row.getString("actor"),
                                    "approved",
                                    row.getString("step") + ": " + row.getString("reason")));
                });
        return approvals;
    }

    /** Step, letter, charge and dispatch together: none of them exists without the others. */
    private void sendLetter(
            LoadedClaim claim, long caseId, List<LoadedClaim> others, Decision decision, Batch batch, CreditorDay day) {
        var step = decision.step();
        var kind = decision.letter();
        var taken = planLetter.feeTaken(
                day.creditorId(), claim.invoice().customerId(), kind, letterDate(claim, kind, day), caseId);
        var plan = planLetter.plan(claim, kind, day, taken);
        var stoodAt = claim.hasCase() ? claim.caseRow().step() : null;
        var round = claim.hasCase() ? claim.caseRow().roundOf(step) : 0;
        var notice = writeNotice
                .of(claim, plan, readClaims.rules(day.creditorId()))
                .with(others.stream()
                        .map(other -> writeNotice.other(other, planLetter.balanceOn(other, plan.date(), day)))
                        .toList());
        var letterId = storeLetter.store(
                claim,
                new StoreLetter.Planned(
                        caseId,
                        step,
                        stoodAt,
                        claim.hasCase() ? claim.caseRow().letterId() : null,
                        plan.previousDeadline(),
                        plan.fee().isPresent(),
                        notice,
                        round == 0 ? step.word() : step.word() + "#" + round),
                day);
        plan.fee().ifPresent(fee -> jdbc.sql("""
                        INSERT INTO charges (case_id, letter_id, kind, dated, amount, legal_basis, rate_source)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        caseId,
                        letterId,
                        fee.compensation() ? "COMPENSATION" : "FEE",
                        plan.date(),
                        fee.amount().amount(),
                        fee.legalBasis(),
                        fee.rateSource())
                .update());
        jdbc.sql("UPDATE cases SET step = ?, stepped_on = ?, letter_id = ?, round = ? WHERE id = ?")
                .params(step.word(), day.date(), letterId, round, caseId)
                .update();
        others.forEach(other -> batch.told().add(follow(other, step, letterId, kind, day)));
        batch.told()
                .add(CaseLog.Told.byKk2(
                        caseId,
                        day.date(),
                        "letter-planned",
                        "%s dated %s, deadline %s, %s"
                                .formatted(
                                        kind.word(),
                                        plan.date(),
                                        plan.deadline(),
                                        plan.fee()
                                                .map(fee -> "fee " + fee.amount())
                                                .orElse("no fee: " + plan.noFeeBecause()))));
    }

    /** A merged claim goes the way of the letter that speaks for it too. */
    private CaseLog.Told follow(LoadedClaim member, Step step, long letterId, LetterKind kind, CreditorDay day) {
        var row = member.caseRow();
        jdbc.sql("INSERT INTO letter_members (letter_id, case_id, step_before, letter_before) VALUES (?, ?, ?, ?)")
                .params(
                        letterId,
                        row.id(),
                        row.step() == null ? null : row.step().word(),
                        row.letterId())
                .update();
        jdbc.sql("UPDATE cases SET step = ?, stepped_on = ?, letter_id = ?, round = ? WHERE id = ?")
                .params(step.word(), day.date(), letterId, row.roundOf(step), row.id())
                .update();
        return CaseLog.Told.byKk2(
                row.id(),
                day.date(),
                "letter-planned",
                "%s, letter %d of the case that it is merged with; no fee".formatted(kind.word(), letterId));
    }

    private LocalDate letterDate(LoadedClaim claim, LetterKind kind, CreditorDay day) {
        var rules = readClaims.rules(day.creditorId());
        return rules.decideClaim()
                .letterDate(claim.view(), kind, rules.terms(claim.view().procedure()), day.date());
    }

    /** Whether the claim is rightful is assessed before a demand, item by item (inkassoloven § 10). */
    private static CaseLog.Told assessment(LoadedClaim claim, CreditorDay day) {
        var notice = claim.lastSentLetter()
                .map(letter -> "%s delivered %s, deadline %s missed"
                        .formatted(letter.kind().word(), letter.date(), letter.deadline()))
                .orElse("no earlier letter");
        return CaseLog.Told.byKk2(
                claim.caseRow().id(),
                day.date(),
                "assessed",
                "%s; objection: none registered; credited: %s; enquiry or stop in Tripletex: none; unexplained difference: none"
                        .formatted(notice, claim.balance().credited()));
    }

    /** What the dossier for the enforcement officer will hold. */
    private String dossier(LoadedClaim claim) {
        var letters = claim.letters().stream()
                .filter(letter -> letter.state() == LetterFact.State.SENT)
                .map(letter -> "%s %s (letter %d)".formatted(letter.kind().word(), letter.date(), letter.id()))
                .collect(Collectors.joining(", "));
        return "dossier: invoice %d, %s, statement of claim %s; waits for a case handler's approval"
                .formatted(claim.invoice().number(), letters, claim.balance().total());
    }

    private void handOver(LoadedClaim claim, CreditorDay day) {
        jdbc.sql("UPDATE cases SET state = 'HANDED_OVER', step = ?, stepped_on = ?, letter_id = NULL WHERE id = ?")
                .params(Step.HAND_OVER.word(), day.date(), claim.caseRow().id())
                .update();
        log.add(claim.caseRow().id(), day.date(), CaseLog.KK2, "handed-over", dossier(claim));
    }

    /** What is left of a settled claim is waived, never posted (rules § 5). */
    private void close(LoadedClaim claim, Decision decision, CreditorDay day) {
        var caseId = claim.caseRow().id();
        var balance = claim.balance();
        giveUp.rest(caseId, balance, "small rest", CaseLog.KK2, day.date());
        jdbc.sql("UPDATE cases SET state = 'CLOSED', closed_on = ?, close_reason = ? WHERE id = ?")
                .params(day.date(), decision.reason().word(), caseId)
                .update();
        leaveGroup.leave(caseId);
        log.add(caseId, day.date(), CaseLog.KK2, "closed", decision.reason().word() + ", waived " + balance.rest());
    }

    /** A fee that fell away because the payment was in time is reversed, with the reason. */
    private void dropFallenFees(LoadedClaim claim, CreditorDay day) {
        for (var chargeId : claim.balance().fallenFees()) {
            var dropped = jdbc.sql(
                            "UPDATE charges SET reversed_on = ?, reversed_reason = 'the payment was in time' WHERE id = ? AND reversed_on IS NULL")
                    .params(day.date(), chargeId)
                    .update();
            if (dropped > 0) {
                log.add(claim.caseRow().id(), day.date(), CaseLog.KK2, "fee-fell-away", "charge " + chargeId);
            }
        }
    }

    private void book(LoadedClaim claim, CreditorDay day) {
        var caseId = claim.caseRow().id();
        if (StoreAllocations.isNew(claim)) {
            allocations.store(claim, day);
        }
        if (!newProposals(claim, 1, day).isEmpty()) {
            propose(claim, day);
        }
        if (refundChanged(claim)) {
            jdbc.sql("UPDATE cases SET refund_due = ? WHERE id = ?")
                    .params(claim.balance().refundDue().amount(), caseId)
                    .update();
            log.add(
                    caseId,
                    day.date(),
                    CaseLog.KK2,
                    "refund-listed",
                    claim.balance().refundDue().toString());
        }
    }

    private void propose(LoadedClaim claim, CreditorDay day) {
        var caseId = claim.caseRow().id();
        var n = nextNumber(caseId);
        for (var proposal : newProposals(claim, n, day)) {
            var id = insert(proposal, caseId, n++, day);
            planEffect.voucher(day.creditorId(), caseId, id, day.date(), proposal.number());
            log.add(caseId, day.date(), CaseLog.KK2, "proposal-planned", proposal.number());
        }
    }

    /** No number is used twice, not even one that was taken back: it may have been in Tripletex. */
    private int nextNumber(long caseId) {
        return jdbc.sql("SELECT COALESCE(MAX(n), 0) + 1 FROM proposals WHERE case_id = ?")
                .param(caseId)
                .query(Integer.class)
                .single();
    }

    private static boolean refundChanged(LoadedClaim claim) {
        return claim.hasCase()
                && !claim.caseRow().refundDue().equals(claim.balance().refundDue());
    }

    /** What the ledger is to show and no proposal has booked; nothing on a subject whose proposal is in dispute. */
    private List<Proposal> newProposals(LoadedClaim claim, int nextNumber, CreditorDay day) {
        if (!claim.hasCase()) {
            return List.of();
        }
        var of = new ProposeVouchers.Of(
                day.creditorId(), claim.invoice().number(), claim.invoice().customerId(), nextNumber);
        return proposeVouchers.propose(of, claim.wanted(), claim.correctable(), day.date());
    }

    private long insert(Proposal proposal, long caseId, int n, CreditorDay day) {
        var key = new GeneratedKeyHolder();
        jdbc.sql("""
                        INSERT INTO proposals (case_id, creditor_id, n, kind, number, dated, description, customer_id, invoice_number,
                                               subject_id, corrects, planned_on, state)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'PLANNED')
                        """)
                .params(
                        caseId,
                        day.creditorId(),
                        n,
                        proposal.subject().kind().name(),
                        proposal.number(),
                        proposal.date(),
                        proposal.description(),
                        proposal.customerId(),
                        proposal.invoiceNumber(),
                        proposal.subject().id(),
                        proposal.corrects(),
                        day.date())
                .update(key);
        var id = Objects.requireNonNull(key.getKey()).longValue();
        int row = 1;
        for (var line : proposal.lines()) {
            jdbc.sql("INSERT INTO proposal_lines (proposal_id, row_no, account, amount) VALUES (?, ?, ?, ?)")
                    .params(id, row++, line.account().name(), line.amount().amount())
                    .update();
        }
        nameAccounts.asPlanned(day.creditorId(), id);
        return id;
    }
}
