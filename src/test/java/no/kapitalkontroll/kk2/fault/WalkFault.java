package no.kapitalkontroll.kk2.fault;

import java.util.Collections;
import java.util.Random;
import no.kapitalkontroll.kk2.fault.TcpGate.Direction;
import no.kapitalkontroll.kk2.fault.WitnessMailServer.Stage;
import no.kapitalkontroll.kk2.standin.Fault;

/** What may befall a date of the {@link RandomWalk}. */
enum WalkFault {
    /** Or what lay in wait for a letter, a voucher or a moment that did not come. */
    NOTHING,
    PROCESS_KILLED,
    PROCESS_FROZEN_PAST_ITS_LEASE,
    DATABASE_KILLED,
    COMMIT_UNANSWERED,
    DATABASE_CONNECTIONS_CUT,
    MAIL_SERVER_BUSY,
    MAIL_GREYLISTED,
    MAIL_CUT_BEFORE_ITS_END,
    MAIL_TAKEN_AND_UNANSWERED,
    TRIPLETEX_AWAY,
    TRIPLETEX_FAILS,
    PAGE_TRUNCATED,
    PAGE_GARBLED,
    VOUCHER_TAKEN_AND_UNANSWERED,
    VOUCHER_LOST_ON_THE_WAY,
    VOUCHER_REFUSED_FOR_NOW;

    private static final int MAILS = 2;
    private static final int CALLS = 3;

    /** Sets what lies in wait outside of the process; what is done to the process itself is the walk's own. */
    void set(FaultWorld world, Random random) {
        var tripletex = world.tripletex();
        switch (this) {
            case COMMIT_UNANSWERED -> {
                var written = new String[] {"INSERT INTO runs", "INSERT INTO effects", "state = 'CLAIMED'", "'DONE'"};
                world.databaseGate().cutAnswerTo(written[random.nextInt(written.length)], "COMMIT");
            }
            case DATABASE_CONNECTIONS_CUT -> world.databaseGate().cutAll();
            case MAIL_SERVER_BUSY -> world.mail().next(Stage.GREETING, of(MAILS, "421 closed"));
            case MAIL_GREYLISTED -> world.mail().next(Stage.RCPT, of(MAILS, "450 later"));
            case MAIL_CUT_BEFORE_ITS_END -> world.mailGate().cutAfter(Direction.TO_SERVER, 1000);
            case MAIL_TAKEN_AND_UNANSWERED -> world.mail().next(Stage.DOT, WitnessMailServer.DROP);
            case TRIPLETEX_AWAY -> world.tripletexGate().shut();
            case TRIPLETEX_FAILS -> tripletex.failNext(CALLS, "GET", "/invoice", Fault.status(500));
            case PAGE_TRUNCATED -> tripletex.failNext("GET", "/invoice", Fault.truncated());
            case PAGE_GARBLED -> tripletex.failNext("GET", "/ledger/posting", Fault.malformedJson());
            case VOUCHER_TAKEN_AND_UNANSWERED -> tripletex.failNext("POST", "/ledger/voucher", Fault.dropAfter());
            case VOUCHER_LOST_ON_THE_WAY -> tripletex.failNext("POST", "/ledger/voucher", Fault.dropBefore());
            case VOUCHER_REFUSED_FOR_NOW -> tripletex.failNext("POST", "/ledger/voucher", Fault.tooManyRequests());
            case NOTHING, PROCESS_KILLED, PROCESS_FROZEN_PAST_ITS_LEASE, DATABASE_KILLED -> {}
        }
    }

    /** Whether what was set came; of what is done to a process or to the database itself the walk knows. */
    boolean came(FaultWorld world) {
        return switch (this) {
            case COMMIT_UNANSWERED -> world.databaseGate().hasCut();
            case MAIL_CUT_BEFORE_ITS_END -> world.mailGate().hasCut();
            case MAIL_SERVER_BUSY, MAIL_GREYLISTED -> world.mail().scripted() < MAILS;
            case MAIL_TAKEN_AND_UNANSWERED -> world.mail().scripted() < 1;
            case TRIPLETEX_FAILS -> world.tripletex().faultsAhead() < CALLS;
            case PAGE_TRUNCATED,
                    PAGE_GARBLED,
                    VOUCHER_TAKEN_AND_UNANSWERED,
                    VOUCHER_LOST_ON_THE_WAY,
                    VOUCHER_REFUSED_FOR_NOW -> world.tripletex().faultsAhead() < 1;
            case TRIPLETEX_AWAY, DATABASE_CONNECTIONS_CUT -> true;
            case NOTHING, PROCESS_KILLED, PROCESS_FROZEN_PAST_ITS_LEASE, DATABASE_KILLED -> false;
        };
    }

    private static String[] of(int times, String answer) {
        return Collections.nCopies(times, answer).toArray(String[]::new);
    }
}
