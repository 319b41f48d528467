package no.kapitalkontroll.kk2.core.giro;

import java.util.Arrays;
import java.util.Optional;

/** How a payment came about: the transaction types of the format. */
public enum GiroType {
    GIRO(10),
    STANDING_ORDER(11),
    DIRECT_REMITTANCE(12),
    COMPANY_TERMINAL(13),
    COUNTER(14),
    AVTALEGIRO(15),
    TELEGIRO(16),
    CASH(17),
    REVERSAL_WITH_KID(18),
    PURCHASE_WITH_KID(19),
    REVERSAL_WITH_TEXT(20),
    PURCHASE_WITH_TEXT(21);

    private final int code;

    GiroType(int code) {
        this.code = code;
    }

    static Optional<GiroType> of(String code) {
        return Arrays.stream(values())
                .filter(type -> String.valueOf(type.code).equals(code))
                .findFirst();
    }

    boolean isReversal() {
        return this == REVERSAL_WITH_KID || this == REVERSAL_WITH_TEXT;
    }

    /** It names no KID, and a third record holds the payer's own words. */
    boolean isFreeText() {
        return this == REVERSAL_WITH_TEXT || this == PURCHASE_WITH_TEXT;
    }
}
