package no.kapitalkontroll.kk2.cases;

import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import no.kapitalkontroll.kk2.core.procedure.Procedure;
import no.kapitalkontroll.kk2.law.BrokenLawFile;
import no.kapitalkontroll.kk2.law.LawBook;
import no.kapitalkontroll.kk2.law.ProcedureFile;
import no.kapitalkontroll.kk2.law.ReadProcedures;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The procedures that cases follow. A case keeps the version that it began with: the loaded file, while that is the version,
 * else the text that was kept of it when the first case began.
 */
@Component
public class KeptProcedures {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final LawBook law;
    private final ReadProcedures readProcedures = new ReadProcedures();

    /** A kept version never changes, so it is read once. */
    private final Map<String, Procedure> read = new ConcurrentHashMap<>();

    public KeptProcedures(JdbcClient jdbc, Clock clock, LawBook law) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.law = law;
    }

    /** {@link Procedure#missing} when it is neither loaded nor kept. */
    public Procedure of(String name, int version) {
        return law.procedure(name)
                .map(ProcedureFile::procedure)
                .filter(loaded -> loaded.version() == version)
                .or(() -> kept(name, version))
                .orElseGet(() -> Procedure.missing(name, version));
    }

    /**
     * Keeps the text of a loaded version, with the case that begins with it.
     *
     * @throws UnknownProcedure when it is not loaded, or another text is kept of the same version: another instance of KK2
     *     has another file
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Procedure begunWith) {
        var file = law.procedure(begunWith.name())
                .filter(loaded -> loaded.procedure().version() == begunWith.version())
                .orElseThrow(() -> UnknownProcedure.neitherLoadedNorKept(begunWith));
        var added = jdbc.sql(
                        "INSERT IGNORE INTO procedure_versions (name, version, sha256, content, used_at) VALUES (?, ?, ?, ?, ?)")
                .params(
                        begunWith.name(),
                        begunWith.version(),
                        file.sha256(),
                        file.text(),
                        LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        if (added == 0 && !saysTheSame(file)) {
            throw UnknownProcedure.changed(begunWith);
        }
    }

    /** Sees also what another instance has kept since this transaction began. */
    private boolean saysTheSame(ProcedureFile file) {
        var procedure = file.procedure();
        var text = jdbc.sql("SELECT content FROM procedure_versions WHERE name = ? AND version = ? LOCK IN SHARE MODE")
                .params(procedure.name(), procedure.version())
                .query(String.class)
                .single();
        return text.equals(file.text()) || parsed(procedure.name(), text).equals(Optional.of(procedure));
    }

    /** The loaded files that say something else than what was kept of the same version: KK2 does not start with them. */
    public List<ProcedureFile> changed() {
        return law.procedures().values().stream().filter(this::hasChanged).toList();
    }

    private boolean hasChanged(ProcedureFile file) {
        var procedure = file.procedure();
        var hash = jdbc.sql("SELECT sha256 FROM procedure_versions WHERE name = ? AND version = ?")
                .params(procedure.name(), procedure.version())
                .query(String.class)
                .optional();
        // other bytes may be another comment only
        return hash.filter(kept -> !kept.equals(file.sha256())).isPresent()
                && !kept(procedure.name(), procedure.version()).equals(Optional.of(procedure));
    }

    private Optional<Procedure> kept(String name, int version) {
        return Optional.ofNullable(read.computeIfAbsent(
                name + " " + version, key -> readKept(name, version).orElse(null)));
    }

    private Optional<Procedure> readKept(String name, int version) {
        return jdbc.sql("SELECT content FROM procedure_versions WHERE name = ? AND version = ?")
                .params(name, version)
                .query(String.class)
                .optional()
                .flatMap(text -> parsed(name, text));
    }

    /** Empty when today's rules refuse what was once in order. */
    private Optional<Procedure> parsed(String name, String text) {
        try {
            return Optional.of(readProcedures.kept(name, text));
        } catch (BrokenLawFile refused) {
            return Optional.empty();
        }
    }
}
