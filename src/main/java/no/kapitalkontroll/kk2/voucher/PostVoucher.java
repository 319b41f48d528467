package no.kapitalkontroll.kk2.voucher;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.GivenUp;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalLine;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import no.kapitalkontroll.kk2.outbox.PlanEffect;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import no.kapitalkontroll.kk2.tripletex.KnownLedger;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import no.kapitalkontroll.kk2.tripletex.VoucherSeen;
import no.kapitalkontroll.kk2.tripletex.Vouchers;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Posts a proposal once: is it there already? – post – read back and compare – record. */
@Component
public class PostVoucher {

    private final JdbcClient jdbc;
    private final Creditors creditors;
    private final Vouchers vouchers;
    private final KnownLedger knownLedger;
    private final WriteVoucher writeVoucher;
    private final SettleEffect settle;
    private final SettleFailure settleFailure;
    private final PlanEffect planEffect;

    public PostVoucher(
            JdbcClient jdbc,
            Creditors creditors,
            Vouchers vouchers,
            KnownLedger knownLedger,
            WriteVoucher writeVoucher,
            SettleEffect settle,
            SettleFailure settleFailure,
            PlanEffect planEffect) {
        this.jdbc = jdbc;
        this.creditors = creditors;
        this.vouchers = vouchers;
        this.knownLedger = knownLedger;
        this.writeVoucher = writeVoucher;
        this.settle = settle;
        this.settleFailure = settleFailure;
        this.planEffect = planEffect;
    }

    /** The proposal of an effect, with the voucher that carries it when Tripletex has one already. */
    public VoucherToPost find(Effect effect) {
        var proposal = load(effect);
        var known = effect.attempts() <= 1
                ? vouchers.byExternalNumber(effect.creditorId(), proposal.number())
                : everywhere(proposal);
        return known.stream().findFirst().map(seen -> proposal.as(seen.id())).orElse(proposal);
    }

    /** The three places where a voucher can be (rules § 5); asked before any repeat. */
    public List<VoucherSeen> everywhere(VoucherToPost proposal) {
        var creditorId = proposal.effect().creditorId();
        var number = proposal.number();
        return Stream.of(
                        vouchers.byExternalNumber(creditorId, number),
                        vouchers.waiting(creditorId),
                        // it may have been sent before somebody moved its date
                        vouchers.inWindow(creditorId, proposal.valueOn(), proposal.valueOn()),
                        proposal.isRedated()
                                ? vouchers.inWindow(creditorId, proposal.date(), proposal.date())
                                : List.<VoucherSeen>of())
                .flatMap(List::stream)
                .filter(seen -> number.equals(seen.externalVoucherNumber())
                        || (seen.description() != null && seen.description().startsWith(number + " ")))
                .toList();
    }

    public VoucherToPost post(VoucherToPost proposal) {
        var creditor = creditors.creditor(proposal.effect().creditorId());
        var posted = vouchers.post(
                creditor.id(),
                writeVoucher.of(proposal, creditor),
                creditor.voucher().sendToLedger());
        return proposal.as(posted.id());
    }

    /**
     * Reads the voucher back: exactly our lines, no system row; what differs turns the invoice red.
     *
     * @throws TripletexFailure UNKNOWN when it cannot be read back: it is there, and is looked up by the next run
     */
    @Transactional
    public void record(VoucherToPost proposal) {
        var effect = proposal.effect();
        var seen = readBack(effect, proposal.voucherId());
        var state = seen.isEmpty() ? "DELETED" : !isOurs(proposal, seen.get()) ? "EDITED" : "WAITING";
        if (settle.done(effect, "voucher " + proposal.voucherId())) {
            jdbc.sql("UPDATE proposals SET voucher_id = ?, voucher_number = ?, state = ? WHERE id = ?")
                    .params(
                            proposal.voucherId(),
                            seen.flatMap(VoucherSeen::numberInLedger).orElse(null),
                            state,
                            effect.proposalId())
                    .update();
            if (seen.isPresent() && isExplained(proposal)) {
                planEffect.attachment(
                        effect.creditorId(),
                        effect.caseId(),
                        effect.proposalId(),
                        effect.dueOn(),
                        proposal.number(),
                        proposal.voucherId());
            }
        }
    }

    /** What the claim's calculation explains; a payment and an outlay have receipts of their own. */
    private boolean isExplained(VoucherToPost proposal) {
        return proposal.kind() != ProposalKind.PAYMENT
                && proposal.kind() != ProposalKind.OUTLAY
                && creditors.creditor(proposal.effect().creditorId()).voucher().attachCalculation();
    }

    private Optional<VoucherSeen> readBack(Effect effect, long voucherId) {
        try {
            return vouchers.byId(effect.creditorId(), voucherId);
        } catch (TripletexFailure failure) {
            throw failure.as(FailureClass.UNKNOWN);
        }
    }

    /** What a failure means: later again, nobody knows, or a person must look; that is returned for parking. */
    @Transactional
    public List<GivenUp> failed(Effect effect, RuntimeException failure, CreditorDay day) {
        var parked = settleFailure.settle(effect, failure, "proposal " + effect.externalId(), day);
        if (!parked.isEmpty()) {
            knownLedger.forget(effect.creditorId());
            jdbc.sql("UPDATE proposals SET state = 'PARKED' WHERE id = ?")
                    .param(effect.proposalId())
                    .update();
        }
        return parked;
    }

    /** Whether the voucher still holds exactly our lines. */
    public boolean isOurs(VoucherToPost proposal, VoucherSeen seen) {
        var accounts = creditors.creditor(proposal.effect().creditorId()).accounts();
        Map<Integer, Money> ours = new TreeMap<>();
        proposal.lines().forEach(line -> ours.merge(accounts.get(line.account()), line.amount(), Money::plus));
        Map<Integer, Money> theirs = new TreeMap<>();
        for (var line : seen.lines()) {
            if (line.row() == 0 || line.accountNumber() == null) {
                return false;
            }
            theirs.merge(line.accountNumber(), line.amount(), Money::plus);
        }
        return ours.equals(theirs) && proposal.date().equals(seen.date());
    }

    public VoucherToPost load(Effect effect) {
        var lines = jdbc.sql(
                        "SELECT account, amount FROM proposal_lines WHERE proposal_id = ? AND amount <> 0 ORDER BY row_no")
                .param(effect.proposalId())
                .query((row, index) -> new ProposalLine(
                        AccountRole.valueOf(row.getString("account")), new Money(row.getBigDecimal("amount"))))
                .list();
        return jdbc.sql("SELECT p.*, COALESCE(value_on, dated) AS value_date FROM proposals p WHERE id = ?")
                .param(effect.proposalId())
                .query((row, index) -> new VoucherToPost(
                        effect,
                        ProposalKind.valueOf(row.getString("kind")),
                        row.getString("number"),
                        row.getObject("dated", LocalDate.class),
                        row.getObject("value_date", LocalDate.class),
                        row.getString("description"),
                        row.getLong("customer_id"),
                        row.getInt("invoice_number"),
                        lines,
                        row.getObject("voucher_id", Long.class)))
                .single();
    }
}
