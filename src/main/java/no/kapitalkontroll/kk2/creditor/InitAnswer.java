package no.kapitalkontroll.kk2.creditor;

import java.nio.file.Path;

/** What came of asking for a new creditor. */
public sealed interface InitAnswer {

    /** @param token what the token is referred to by: an environment variable or a file, which may not be there yet */
    record Written(Path file, String token) implements InitAnswer {}

    /** Nothing was written. */
    record Refused(String key, String why, String remedy) implements InitAnswer {}
}
