package no.kapitalkontroll.kk2.bounce;

/**
 * A report on a letter that waits to be taken in.
 *
 * @param action failed or delayed
 * @param status RFC 3463: {@code 5.1.1}
 */
public record KeptReport(long id, long letterId, String action, String status) {

    boolean isFailed() {
        return action.equals("failed");
    }

    /** Given up for good; 4.x.x: given up for reasons that may pass. */
    boolean isForGood() {
        return isFailed() && status.startsWith("5.");
    }
}
