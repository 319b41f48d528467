package no.kapitalkontroll.kk2.creditor;

import java.nio.file.Path;

/**
 * A valid creditor file.
 *
 * @param text what was read, to be kept as the last good version; it holds references to secrets, never secrets
 * @param sha256 of the text, 64 hexadecimal digits
 */
public record CreditorFile(Creditor creditor, String text, String sha256, Path path) implements ParsedCreditorFile {

    @Override
    public String toString() {
        return "CreditorFile[" + creditor.id() + ", " + sha256 + "]";
    }
}
