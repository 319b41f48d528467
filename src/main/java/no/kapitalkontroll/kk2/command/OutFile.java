package no.kapitalkontroll.kk2.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * Where a call puts what it made: a file that is not there yet, or the terminal.
 *
 * @param path null: the terminal
 */
record OutFile(Path path) {

    /** False when it could not be written, said with its remedy; a file with the same bytes is left as it is. */
    boolean write(byte[] written, PrintStream out, PrintStream err) {
        if (path == null) {
            out.print(new String(written, StandardCharsets.UTF_8));
            return true;
        }
        try {
            if (Files.exists(path)) {
                if (Arrays.equals(Files.readAllBytes(path), written)) {
                    return true;
                }
                err.println(
                        "refused: " + path + " exists and is another one; remedy: name another file, or move it away");
                return false;
            }
            Files.write(path, written, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (IOException e) {
            err.println(
                    "refused: " + path + " cannot be written (" + e.getClass().getSimpleName()
                            + "); remedy: name a file in a folder that exists and may be written to");
            return false;
        }
    }
}
