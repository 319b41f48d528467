package no.kapitalkontroll.kk2.law;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import no.kapitalkontroll.kk2.core.procedure.Procedure;

/**
 * A procedure (saksgang) with the text that it was read from; the text is kept for the cases that begin with it.
 *
 * @param file what operators know the file by
 */
public record ProcedureFile(String file, String text, Procedure procedure) {

    /** Of the text, in hexadecimal digits. */
    public String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
