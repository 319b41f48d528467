package no.kapitalkontroll.kk2.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** The file of {@code --out}: written once, never over another one. */
record OutFile(Path path) {

    /** False when it was refused; why is said to {@code err}. */
    boolean write(byte[] written, PrintStream err) {
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
