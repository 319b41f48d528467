package no.kapitalkontroll.kk2.run;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import no.kapitalkontroll.kk2.creditor.BrokenFile;
import no.kapitalkontroll.kk2.creditor.Creditor;
import no.kapitalkontroll.kk2.creditor.CreditorFile;
import no.kapitalkontroll.kk2.creditor.CreditorFiles;
import no.kapitalkontroll.kk2.creditor.Creditors;
import no.kapitalkontroll.kk2.creditor.ReadCreditorFiles;
import no.kapitalkontroll.kk2.tripletex.TripletexAccess;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The creditor files in force. The last good version of each is kept in the database: a file that is broken today leaves
 * yesterday's in force.
 */
public class LoadedCreditors implements Creditors, TripletexAccess {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ReadCreditorFiles readFiles;
    private final Path folder;
    private volatile Map<String, Creditor> inForce = Map.of();

    public LoadedCreditors(JdbcClient jdbc, Clock clock, ReadCreditorFiles readFiles, Path folder) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.readFiles = readFiles;
        this.folder = folder;
    }

    @Override
    public synchronized CreditorFiles reload() {
        var files = readFiles.read(folder);
        Map<String, Creditor> creditors = new TreeMap<>();
        files.valid().forEach(file -> creditors.put(file.creditor().id(), file.creditor()));
        files.broken().stream()
                .map(BrokenFile::creditorIdGuess)
                .distinct()
                .filter(id -> !creditors.containsKey(id))
                .forEach(id -> lastGood(id).ifPresent(creditor -> creditors.put(id, creditor)));
        inForce = creditors;
        return files;
    }

    /**
     * As {@link #reload}, for a look at all of a creditor at once: a file that is refused for its logo alone is in force without it,
     * as it is written today. The next {@link #reload} ends that.
     */
    public synchronized CreditorFiles reloadWithoutLogos() {
        var files = reload();
        Map<String, Creditor> creditors = new TreeMap<>(inForce);
        files.broken().stream().filter(broken -> broken.key().equals("logo")).forEach(broken -> readFiles
                .readWithoutLogo(folder.resolve(broken.file()))
                .ifPresent(file -> creditors.put(file.creditor().id(), file.creditor())));
        inForce = creditors;
        return files;
    }

    /** Remembers the versions that a run uses; what is known already is not written. */
    public void keep(CreditorFiles files) {
        for (CreditorFile file : files.valid()) {
            jdbc.sql("INSERT IGNORE INTO creditor_versions (creditor_id, sha256, content, used_at) VALUES (?, ?, ?, ?)")
                    .params(
                            file.creditor().id(),
                            file.sha256(),
                            file.text(),
                            LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                    .update();
        }
    }

    @Override
    public List<Creditor> inForce() {
        return List.copyOf(inForce.values());
    }

    @Override
    public Creditor creditor(String creditorId) {
        return of(creditorId, inForce);
    }

    private static Creditor of(String creditorId, Map<String, Creditor> known) {
        var creditor = known.get(creditorId);
        if (creditor == null) {
            throw new IllegalArgumentException("no creditor " + creditorId + " is in force");
        }
        return creditor;
    }

    @Override
    public Credentials of(String creditorId) {
        var tripletex = creditor(creditorId).tripletex();
        return new Credentials(tripletex.employeeToken(), tripletex.companyId());
    }

    private Optional<Creditor> lastGood(String id) {
        return jdbc.sql("SELECT content FROM creditor_versions WHERE creditor_id = ? ORDER BY used_at DESC LIMIT 1")
                .param(id)
                .query(String.class)
                .optional()
                .map(text -> readFiles.parse(folder, id + ".yaml", text))
                .filter(CreditorFile.class::isInstance)
                .map(parsed -> ((CreditorFile) parsed).creditor());
    }
}
