package no.kapitalkontroll.kk2.fault;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;

/**
 * The jar of this build unpacked as the image holds it, once; and the archive of classes that lets a {@link Kk2Child} start in
 * seconds. Both lie under {@code target/prepared} and are made anew for another jar.
 */
public final class PreparedJar {

    private static final Path JAR = Path.of("target", "kk2.jar").toAbsolutePath();
    private static final Path FOLDER = Path.of("target", "prepared").toAbsolutePath();
    private static final String WOVEN = "woven.jar";
    private static final String ARCHIVE = "child.jsa";
    private static final int MINUTES = 5;

    private PreparedJar() {}

    /** How a prepared child is started: these words after {@code java}, in this folder. */
    record Start(Path folder, List<String> words) {}

    /** What starts a child once, so that its archive of classes can be written when it ends. */
    interface FirstChild {
        void startAndStop(Start start) throws IOException, InterruptedException;
    }

    /** The folder with {@code kk2.jar} and {@code lib}, as {@code -Djarmode=tools extract} makes it. */
    public static Path unpacked() {
        return alone(PreparedJar::unpack);
    }

    /** @param first is called when there is no archive yet */
    static Start child(FirstChild first) {
        return alone(() -> {
            var folder = unpack();
            var woven = folder.resolve(WOVEN);
            var key = folder.resolve("woven.key");
            var checksum = weave(woven);
            // the archive knows its jars by their times
            Files.setLastModifiedTime(woven, Files.getLastModifiedTime(folder.resolve("kk2.jar")));
            if (!isKept(key, checksum)) {
                first.startAndStop(new Start(folder, words("-XX:ArchiveClassesAtExit=" + ARCHIVE)));
                Files.writeString(key, checksum);
            }
            return new Start(folder, words("-XX:SharedArchiveFile=" + ARCHIVE));
        });
    }

    /** Left alone when nothing changed: the children of another JVM may be reading it. */
    private static String weave(Path woven) throws IOException {
        var fresh = woven.resolveSibling(WOVEN + ".new");
        new WeaveCrashPoints(Path.of("target", "classes"), Path.of("target", "test-classes")).into(fresh);
        var checksum = checksum(fresh);
        if (Files.exists(woven) && checksum(woven).equals(checksum)) {
            Files.delete(fresh);
        } else {
            Files.move(fresh, woven, StandardCopyOption.REPLACE_EXISTING);
        }
        return checksum;
    }

    /** Builds give every jar the same date: what it holds tells whether it is the one that was prepared. */
    private static String checksum(Path file) throws IOException {
        var sum = new CRC32();
        try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            var bytes = new byte[1 << 16];
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                sum.update(bytes, 0, length);
            }
        }
        return Long.toHexString(sum.getValue()) + " " + Files.size(file);
    }

    private static boolean isKept(Path key, String checksum) throws IOException {
        return Files.exists(key) && Files.readString(key).equals(checksum);
    }

    private static List<String> words(String archive) {
        return List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // one line about a thing that is not there would be an answer that nobody asked for
                "-Xshare:auto",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                archive,
                "-cp",
                WOVEN + ":kk2.jar",
                FaultChild.class.getName());
    }

    private static Path unpack() throws IOException, InterruptedException {
        var layout = FOLDER.resolve("kk2");
        var key = FOLDER.resolve("kk2.key");
        var checksum = checksum(JAR);
        if (!isKept(key, checksum)) {
            delete(layout);
            var tool = new ProcessBuilder(
                            java(),
                            "-Djarmode=tools",
                            "-jar",
                            JAR.toString(),
                            "extract",
                            "--destination",
                            layout.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(FOLDER.resolve("unpack.log").toFile())
                    .start();
            if (!tool.waitFor(MINUTES, TimeUnit.MINUTES) || tool.exitValue() != 0) {
                tool.destroyForcibly();
                throw new IllegalStateException("the jar could not be unpacked; see " + FOLDER);
            }
            Files.writeString(key, checksum);
        }
        return layout;
    }

    /** The Java that runs these tests. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private interface Making<T> {
        T make() throws IOException, InterruptedException;
    }

    /** Two JVMs of the tests must not unpack at the same time. */
    private static synchronized <T> T alone(Making<T> making) {
        try {
            Files.createDirectories(FOLDER);
            try (var file = FileChannel.open(
                            FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = file.lock()) {
                if (!lock.isValid()) {
                    throw new IllegalStateException(FOLDER + " is not ours alone");
                }
                return making.make();
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** A process of this build's Java, with nothing of our own environment but what is given. */
    static ProcessBuilder process(Start start, Map<String, String> environment, List<String> arguments) {
        var call = new ArrayList<String>();
        call.add(java());
        call.addAll(start.words());
        call.addAll(arguments);
        var builder = new ProcessBuilder(call).directory(start.folder().toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("KK2_"));
        builder.environment().putAll(environment);
        return builder;
    }
}
