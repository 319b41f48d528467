package no.kapitalkontroll.kk2.voucher;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.outbox.Effect;
import no.kapitalkontroll.kk2.outbox.FailureClass;
import no.kapitalkontroll.kk2.outbox.SettleEffect;
import no.kapitalkontroll.kk2.tripletex.KnownLedger;
import no.kapitalkontroll.kk2.tripletex.LedgerAccount;
import no.kapitalkontroll.kk2.tripletex.NewVoucher;
import no.kapitalkontroll.kk2.tripletex.ResolvedLedger;
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
    private final SettleEffect settle;
    private final LookForVoucher lookForVoucher = new LookForVoucher();

    public PostVoucher(
            JdbcClient jdbc, Creditors creditors, Vouchers vouchers, KnownLedger knownLedger, SettleEffect settle) {
        this.jdbc = jdbc;
        this.creditors = creditors;
        this.vouchers = vouchers;
        this.knownLedger = knownLedger;
        this.settle = settle;
    }

    /** The proposal of an effect, with the voucher that carries it when Tripletex has one already. */
    public VoucherToPost find(Effect effect) {
        var proposal = load(effect);
        return lookForVoucher
                .beforeAttempt(effect.attempts(), proposal.number(), proposal.date(), places(effect.creditorId()))
                .map(found -> proposal.as(found.id()))
                .orElse(proposal);
    }

    /** The voucher of a proposal, looked for wherever it can be. */
    Optional<FoundVoucher> everywhere(VoucherToPost proposal) {
        return lookForVoucher.everywhere(
                proposal.number(), proposal.date(), places(proposal.effect().creditorId()));
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

    public VoucherToPost post(VoucherToPost proposal) {
        var creditor = creditors.creditor(proposal.effect().creditorId());
        var posted = vouchers.post(
                creditor.id(),
                inTheirWords(proposal, creditor),
                creditor.voucher().sendToLedger() && !proposal.alwaysWaits());
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
            jdbc.sql("UPDATE proposals SET voucher_id = ?, state = ? WHERE id = ?")
                    .params(proposal.voucherId(), state.name(), effect.proposalId())
                    .update();
        }
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
        if (failure instanceof TripletexFailure tripletex && tripletex.failureClass() == FailureClass.RETRY) {
            settle.failed(effect, failure.getMessage());
            return List.of();
        }
        if (failure instanceof TripletexFailure tripletex && tripletex.failureClass() == FailureClass.UNKNOWN) {
            settle.unknown(effect, failure.getMessage());
            return List.of();
        }
        settle.parked(effect, failure.getMessage());
        knownLedger.forget(effect.creditorId());
        jdbc.sql("UPDATE proposals SET state = 'PARKED' WHERE id = ?")
                .param(effect.proposalId())
                .update();
        var remedy = failure instanceof TripletexFailure tripletex
                ? tripletex.remedy()
                : ((UnbookableProposal) failure).remedy();
        return List.of(new GivenUp(
                effect.creditorId(),
                "effect " + effect.id(),
                null,
                effect.id(),
                "proposal " + effect.externalId() + ": " + failure.getMessage(),
                remedy,
                day.date()));
    }

    /** @param seen empty when it is gone */
    ProposalStanding.State state(VoucherToPost proposal, Optional<VoucherSeen> seen, boolean waits) {
        var accounts = creditors.creditor(proposal.effect().creditorId()).accounts();
        return new JudgeVoucher(accounts)
                .state(proposal.date(), Lines.of(proposal.lines()), seen.map(VoucherSeen::found), waits);
    }

    VoucherToPost load(Effect effect) {
        var lines = jdbc.sql("SELECT account, amount FROM proposal_lines WHERE proposal_id = ? ORDER BY row_no")
                .param(effect.proposalId())
                .query((row, index) -> new ProposalLine(
                        AccountRole.valueOf(row.getString("account")), new Money(row.getBigDecimal("amount"))))
                .list();
        return jdbc.sql("SELECT * FROM proposals WHERE id = ?")
                .param(effect.proposalId())
                .query((row, index) -> new VoucherToPost(
                        effect,
                        ProposalKind.valueOf(row.getString("kind")),
                        row.getString("number"),
                        row.getObject("dated", LocalDate.class),
                        row.getString("description"),
                        row.getLong("customer_id"),
                        row.getInt("invoice_number"),
                        lines,
                        row.getObject("voucher_id", Long.class)))
                .single();
    }

    private NewVoucher inTheirWords(VoucherToPost proposal, Creditor creditor) {
        var ledger = knownLedger.resolve(
                creditor.id(),
                Set.copyOf(creditor.accounts().values()),
                Set.copyOf(creditor.products().values()));
        return new NewVoucher(
                proposal.number(),
                proposal.date(),
                proposal.description(),
                proposal.lines().stream()
                        .map(line -> line(line, proposal, creditor, ledger))
                        .toList());
    }

    private static NewVoucher.NewLine line(
            ProposalLine line, VoucherToPost proposal, Creditor creditor, ResolvedLedger ledger) {
        var number = creditor.accounts().get(line.account());
        if (number == null) {
            throw new UnbookableProposal(
                    "the creditor file names no account for "
                            + line.account().name().toLowerCase(Locale.ROOT),
                    "name the one that was used before again, under ledger");
        }
        var account = ledger.accounts().get(number);
        if (account == null) {
            throw new UnbookableProposal(
                    "account " + number + " is not in the ledger", "name another account in the creditor file");
        }
        if (account.requiresDepartment() || account.requiresProject()) {
            throw new UnbookableProposal(
                    "account " + number + " wants a department or a project", "lift that on the account in Tripletex");
        }
        var isReceivables = line.account() == AccountRole.RECEIVABLES;
        return new NewVoucher.NewLine(
                account.id(),
                isReceivables ? proposal.customerId() : null,
                isReceivables ? String.valueOf(proposal.invoiceNumber()) : null,
                product(line.account(), creditor, ledger),
                vatType(account, ledger),
                line.amount(),
                proposal.description());
    }

    private static Long product(AccountRole role, Creditor creditor, ResolvedLedger ledger) {
        var number = creditor.products().get(role);
        if (number == null) {
            return null;
        }
        var product = ledger.products().get(number);
        if (product == null) {
            throw new UnbookableProposal(
                    "product " + number + " is not in Tripletex", "make it there or name another in the creditor file");
        }
        return product.id();
    }

    /** Fees, interest and costs never bear VAT (rules § 5): left out on a locked account, else the type with number "0". */
    private static Long vatType(LedgerAccount account, ResolvedLedger ledger) {
        if (account.vatLocked()) {
            if (account.vatNumber() != null && !account.vatNumber().equals("0")) {
                throw new UnbookableProposal(
                        "account " + account.number() + " is locked to VAT code " + account.vatNumber(),
                        "use an account without VAT in the creditor file");
            }
            return null;
        }
        var zero = ledger.vatTypeIds().get("0");
        if (zero == null
                || (!account.legalVatNumbers().isEmpty()
                        && !account.legalVatNumbers().contains("0"))) {
            throw new UnbookableProposal(
                    "account " + account.number() + " cannot be posted to without VAT",
                    "use an account without VAT in the creditor file");
        }
        return zero;
    }
}
