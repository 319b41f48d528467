package no.kapitalkontroll.kk2.voucher;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.cases.CreditorDay;
import no.kapitalkontroll.kk2.cases.GivenUp;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.FoundVoucher;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.LookForVoucher;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalLine;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.JudgeVoucher;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import no.kapitalkontroll.kk2.outbox.KeepClaim;
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
    private final KeepClaim keepClaim;
    private final LookForVoucher lookForVoucher = new LookForVoucher();

    public PostVoucher(
            JdbcClient jdbc,
            Creditors creditors,
            Vouchers vouchers,
            KnownLedger knownLedger,
            WriteVoucher writeVoucher,
            SettleEffect settle,
            SettleFailure settleFailure,
            PlanEffect planEffect,
            KeepClaim keepClaim) {
        this.jdbc = jdbc;
        this.creditors = creditors;
        this.vouchers = vouchers;
        this.knownLedger = knownLedger;
        this.writeVoucher = writeVoucher;
        this.settle = settle;
        this.settleFailure = settleFailure;
        this.planEffect = planEffect;
        this.keepClaim = keepClaim;
    }

    /** A line with the numbers that it was planned with; null where none were kept. */
    private record Planned(long proposalId, ProposalLine line, Integer accountNumber, String productNumber) {

        boolean isNumbered() {
            return accountNumber != null;
        }
    }

    /** The proposal of an effect, with the voucher that carries it when Tripletex has one already. */
    public VoucherToPost find(Effect effect) {
        var proposal = load(effect);
        return lookForVoucher
                .beforeAttempt(effect.attempts(), proposal.number(), proposal.dates(), places(effect.creditorId()))
                .map(found -> proposal.as(found.id()))
                .orElse(proposal);
    }

    /** The voucher of a proposal, looked for wherever it can be. */
    public Optional<FoundVoucher> everywhere(VoucherToPost proposal) {
        return lookForVoucher.everywhere(
                proposal.number(), proposal.dates(), places(proposal.effect().creditorId()));
    }

    private LookForVoucher.Places places(String creditorId) {
        return new LookForVoucher.Places() {
            @Override
            public List<FoundVoucher> numbered(String number) {
                return found(vouchers.byExternalNumber(creditorId, number));
            }

            @Override
            public List<FoundVoucher> waiting() {
                return found(vouchers.waiting(creditorId));
            }

            @Override
            public List<FoundVoucher> dated(LocalDate date) {
                return found(vouchers.inWindow(creditorId, date, date));
            }
        };
    }

    private static List<FoundVoucher> found(List<VoucherSeen> seen) {
        return seen.stream().map(VoucherSeen::found).toList();
    }

    /**
     * @throws TripletexFailure RETRY when its claim was taken over since it was looked for: the other one may have posted it
     */
    public VoucherToPost post(VoucherToPost proposal) {
        var creditor = creditors.creditor(proposal.effect().creditorId());
        var posted = vouchers.post(
                creditor.id(),
                writeVoucher.of(proposal, creditor),
                creditor.voucher().sendToLedger() && !proposal.alwaysWaits(),
                () -> keepClaim.isKept(proposal.effect()));
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
        // booked or not is found out when it is followed
        var state = state(proposal, seen, true);
        if (settle.done(effect, "voucher " + proposal.voucherId())) {
            jdbc.sql("UPDATE proposals SET voucher_id = ?, voucher_number = ?, state = ? WHERE id = ?")
                    .params(
                            proposal.voucherId(),
                            seen.flatMap(VoucherSeen::numberInLedger).orElse(null),
                            state.name(),
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

    /** @param seen empty when it is gone */
    public ProposalStanding.State state(VoucherToPost proposal, Optional<VoucherSeen> seen, boolean waits) {
        return new JudgeVoucher(proposal.accounts())
                .state(proposal.date(), Lines.of(proposal.lines()), seen.map(VoucherSeen::found), waits);
    }

    public VoucherToPost load(Effect effect) {
        return load(List.of(effect)).get(0);
    }

    /** Those of several effects, in their order. */
    List<VoucherToPost> load(List<Effect> effects) {
        var proposals = effects.stream().map(Effect::proposalId).toList();
        var planned = jdbc
                .sql(
                        "SELECT * FROM proposal_lines WHERE proposal_id IN (:ids) AND amount <> 0 ORDER BY proposal_id, row_no")
                .param("ids", proposals)
                .query((row, index) -> new Planned(
                        row.getLong("proposal_id"),
                        new ProposalLine(
                                AccountRole.valueOf(row.getString("account")), new Money(row.getBigDecimal("amount"))),
                        row.getObject("account_number", Integer.class),
                        row.getString("product_number")))
                .list()
                .stream()
                .collect(groupingBy(Planned::proposalId));
        var byProposal = effects.stream().collect(toMap(Effect::proposalId, effect -> effect));
        var loaded = jdbc
                .sql("SELECT p.*, COALESCE(value_on, dated) AS value_date FROM proposals p WHERE id IN (:ids)")
                .param("ids", proposals)
                .query((row, index) -> {
                    var effect = byProposal.get(row.getLong("id"));
                    return toPost(effect, planned.getOrDefault(effect.proposalId(), List.of()), row);
                })
                .list()
                .stream()
                .collect(toMap(voucher -> voucher.effect().id(), voucher -> voucher));
        return effects.stream().map(effect -> loaded.get(effect.id())).toList();
    }

    private VoucherToPost toPost(Effect effect, List<Planned> planned, ResultSet row) throws SQLException {
        var creditor = creditors.creditor(effect.creditorId());
        var accounts = new TreeMap<>(creditor.accounts());
        var products = new TreeMap<>(creditor.products());
        planned.stream().filter(Planned::isNumbered).forEach(one -> {
            accounts.put(one.line().account(), one.accountNumber());
            products.compute(one.line().account(), (role, today) -> one.productNumber());
        });
        return new VoucherToPost(
                effect,
                ProposalKind.valueOf(row.getString("kind")),
                row.getString("number"),
                row.getObject("dated", LocalDate.class),
                row.getObject("value_date", LocalDate.class),
                row.getString("description"),
                row.getLong("customer_id"),
                row.getInt("invoice_number"),
                planned.stream().map(Planned::line).toList(),
                accounts,
                products,
                row.getObject("voucher_id", Long.class));
    }
}
