package no.kapitalkontroll.kk2.simulation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.FoundVoucher;
import no.kapitalkontroll.kk2.core.bookkeeping.LookForVoucher;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposal;
import no.kapitalkontroll.kk2.standin.DirectLedger;

/** The line between KK2 and a ledger, on which questions and answers are lost. */
final class Wire implements LookForVoucher.Places {

    /** What was asked has not come back. */
    static final class Lost extends RuntimeException {

        private final boolean mayHaveHappened;

        Lost(boolean mayHaveHappened) {
            this.mayHaveHappened = mayHaveHappened;
        }

        /** Nobody knows whether it was done; false: it certainly was not. */
        boolean mayHaveHappened() {
            return mayHaveHappened;
        }
    }

    private final DirectLedger ledger;
    private final Random random;
    private int lostOfThousand;

    Wire(DirectLedger ledger, Random random) {
        this.ledger = ledger;
        this.random = random;
    }

    void loses(int ofThousand) {
        lostOfThousand = ofThousand;
    }

    @Override
    public List<FoundVoucher> numbered(String number) {
        return read(() -> ledger.numbered(number));
    }

    @Override
    public List<FoundVoucher> waiting() {
        return read(ledger::waiting);
    }

    @Override
    public List<FoundVoucher> dated(LocalDate date) {
        return read(() -> ledger.dated(date));
    }

    Optional<FoundVoucher> byId(long voucherId) {
        return read(() -> ledger.byId(voucherId));
    }

    /** The whole ledger, or nothing of it. */
    void read(Mirror mirror, LocalDate date) {
        read(() -> {
            mirror.read(ledger, date);
            return null;
        });
    }

    long post(Proposal proposal, Map<AccountRole, Integer> accounts, LocalDate today, boolean sendToLedger) {
        if (isLost()) {
            throw new Lost(true);
        }
        var id = ledger.post(proposal, accounts, today, sendToLedger);
        if (isLost()) {
            throw new Lost(true);
        }
        return id;
    }

    DirectLedger ledger() {
        return ledger;
    }

    private <T> T read(Supplier<T> question) {
        if (isLost()) {
            throw new Lost(false);
        }
        return question.get();
    }

    private boolean isLost() {
        return random.nextInt(1_000) < lostOfThousand;
    }
}
