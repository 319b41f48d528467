package no.kapitalkontroll.kk2.tripletex;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import no.kapitalkontroll.kk2.outbox.FailureClass;

/**
 * A call on its way through the route: the one thing that changes there. It is open until it has an answer or a failure that
 * no further attempt may mend.
 */
public final class CallInProgress {

    /** One question to the database takes no longer, unless this process or its machine stood still. */
    private static final Duration LONGEST_MOMENT = Duration.ofSeconds(30);

    private final TripletexCall call;
    private final long begunAt;
    private final Duration deadline;
    private final Duration firstPause;

    private int attemptsLeft;
    private Duration pause = Duration.ZERO;
    private long sentAt;
    private Sessions.Session session;
    private boolean sessionRenewed;
    private ObjectNode answer;
    private TripletexFailure failure;
    private boolean closed;

    CallInProgress(TripletexCall call, int attempts, long begunAt, Duration deadline, Duration firstPause) {
        this.call = call;
        this.attemptsLeft = attempts;
        this.begunAt = begunAt;
        this.deadline = deadline;
        this.firstPause = firstPause;
    }

    /** The condition of the route's loop. */
    public boolean isOpen() {
        return !closed;
    }

    TripletexCall call() {
        return call;
    }

    /** @throws TripletexFailure what the last attempt ended with */
    ObjectNode result() {
        if (answer == null) {
            throw failure;
        }
        return answer;
    }

    void succeed(ObjectNode body) {
        answer = body;
        closed = true;
    }

    void fail(TripletexFailure because) {
        failure = because;
        closed = true;
    }

    /** Another attempt, unless this was the last one. */
    void tryAgain(TripletexFailure because, boolean throttled) {
        failure = because;
        closed = attemptsLeft <= 0;
        // the throttle knows how long a 429 lasts; anything else gets a growing pause
        pause = throttled ? Duration.ZERO : pause.isZero() ? firstPause : pause.multipliedBy(2);
    }

    /** A session may die between two calls, so it is renewed once. A second refusal is about the token itself. */
    void sessionRefused(TripletexFailure because) {
        failure = because;
        closed = sessionRenewed;
        sessionRenewed = true;
        pause = Duration.ZERO;
        // the refused attempt was not processed and does not count
        attemptsLeft++;
    }

    boolean sessionWasRenewed() {
        return sessionRenewed;
    }

    /** Waiting longer than the call may last is failing: nothing was sent, so it may go through later. */
    void requireTimeFor(Duration wait, long now) {
        if (Duration.ofNanos(now - begunAt).plus(wait).compareTo(deadline) > 0) {
            throw failure != null
                    ? failure
                    : TripletexFailure.without(FailureClass.RETRY, 0, null, "call deadline", Remedy.TRY_LATER);
        }
    }

    /**
     * Right before it leaves: a call that somebody else makes by now must not, and neither must one that stood still after it had
     * asked. It has not been sent.
     */
    void requireStillOurs(Sleeper time) {
        long asked = time.nanos();
        if (!call.stillOurs().getAsBoolean() || time.nanos() - asked > LONGEST_MOMENT.toNanos()) {
            throw TripletexFailure.without(FailureClass.RETRY, 0, null, "taken over meanwhile", Remedy.TRY_LATER);
        }
    }

    Duration pause() {
        return pause;
    }

    void enter(Sessions.Session with) {
        session = with;
    }

    /** Null for a login. */
    Sessions.Session session() {
        return session;
    }

    void sent(long now) {
        attemptsLeft--;
        sentAt = now;
    }

    Duration tookSince(long now) {
        return Duration.ofNanos(now - sentAt);
    }

    @Override
    public String toString() {
        return call.toString();
    }
}
