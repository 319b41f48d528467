package no.kapitalkontroll.kk2.fault;

import static java.util.stream.Collectors.groupingBy;
import static net.bytebuddy.matcher.ElementMatchers.named;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.pool.TypePool;

/**
 * Writes a jar that stands before the program on the child's class path: copies of the classes of all {@link CrashPoint}s with a
 * call to {@link CrashSwitch#reach} in them, and the child's own main class. The program's jar itself stays as it was built; and
 * without an agent in the process, its classes still come out of the archive, so that a child starts fast.
 */
final class WeaveCrashPoints {

    /** Filled with the point's name. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Name {}

    static final class AtEntry {

        private AtEntry() {}

        @Advice.OnMethodEnter
        static void reach(@Name String name) {
            CrashSwitch.reach(name);
        }
    }

    static final class AtExit {

        private AtExit() {}

        @Advice.OnMethodExit
        static void reach(@Name String name) {
            CrashSwitch.reach(name);
        }
    }

    /** Their inner classes too. */
    private static final List<String> OWN =
            List.of("fault/FaultChild", "fault/CrashSwitch", "fault/CrashPoint", "embedded/DayClock");

    private final Path program;
    private final Path tests;

    /**
     * Of these compiled classes.
     *
     * @param program folder of the program's classes
     * @param tests folder of the tests' classes
     */
    WeaveCrashPoints(Path program, Path tests) {
        this.program = program;
        this.tests = tests;
    }

    void into(Path file) throws IOException {
        // without entries for folders, Spring's search for its parts does not look in here
        try (var jar = new JarOutputStream(Files.newOutputStream(file));
                var locator = new ClassFileLocator.Compound(
                        new ClassFileLocator.ForFolder(program.toFile()),
                        ClassFileLocator.ForClassLoader.of(getClass().getClassLoader()))) {
            var pool = TypePool.Default.of(locator);
            var byClass = new TreeMap<>(Arrays.stream(CrashPoint.values()).collect(groupingBy(CrashPoint::className)));
            for (var points : byClass.entrySet()) {
                var type = pool.describe(points.getKey()).resolve();
                DynamicType.Builder<?> woven = new ByteBuddy().redefine(type, locator);
                for (var point : points.getValue()) {
                    woven = woven.visit(advice(point).on(named(point.method())));
                }
                put(
                        jar,
                        points.getKey().replace('.', '/') + ".class",
                        woven.make().getBytes());
            }
            for (var own : OWN) {
                putWithInner(jar, "no/kapitalkontroll/kk2/" + own);
            }
        }
    }

    private static Advice advice(CrashPoint point) {
        return Advice.withCustomMapping()
                .bind(Name.class, point.name())
                .to(point.side() == CrashPoint.Side.BEFORE ? AtEntry.class : AtExit.class);
    }

    private void putWithInner(JarOutputStream jar, String name) throws IOException {
        var simple = name.substring(name.lastIndexOf('/') + 1);
        var folder = tests.resolve(name).getParent();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var found = file.getFileName().toString();
                if (found.equals(simple + ".class") || found.startsWith(simple + "$")) {
                    put(jar, tests.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
    }

    private static void put(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        var entry = new JarEntry(name);
        // the same classes make the same jar
        entry.setTime(0);
        jar.putNextEntry(entry);
        jar.write(bytes);
        jar.closeEntry();
    }
}
