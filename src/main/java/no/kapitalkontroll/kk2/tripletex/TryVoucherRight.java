package no.kapitalkontroll.kk2.tripletex;

import org.springframework.stereotype.Component;

/**
 * Tries whether the token may enter vouchers, and enters none: an empty voucher breaks three of Tripletex' rules at once (it has
 * no date, no description and no postings) and is refused with 422. Whether Tripletex looks at the right before it looks at the
 * voucher nobody has written down; so a refusal for emptiness makes the right probable, and one with 403 makes its lack certain.
 */
@Component
public class TryVoucherRight {

    private static final int FORBIDDEN = 403;
    private static final int INVALID = 422;

    public enum Answer {
        /** Refused for being empty. */
        PROBABLE,
        MISSING,
        /** Tripletex took it all the same: somebody has to delete it. */
        TAKEN
    }

    private final TripletexClient client;

    TryVoucherRight(TripletexClient client) {
        this.client = client;
    }

    /**
     * @param sendToLedger as vouchers are sent: straight into the ledger needs a further right
     * @throws TripletexFailure when the answer tells neither
     */
    public Answer of(String creditorId, boolean sendToLedger) {
        try {
            client.call(TripletexCall.post(creditorId, "/ledger/voucher", TripletexJson.object())
                    .with("sendToLedger", sendToLedger));
            return Answer.TAKEN;
        } catch (TripletexFailure failure) {
            return switch (failure.status()) {
                case FORBIDDEN -> Answer.MISSING;
                case INVALID -> Answer.PROBABLE;
                default -> throw failure;
            };
        }
    }
}
