package io.cartage.staging;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.springframework.jdbc.core.JdbcTemplate;

/** Every payload as the cart sent it: the table {@code cartage_payload}, compressed by zlib at its fastest. */
final class PayloadArchive {
    private static final String INSERT =
            """
            insert into cartage_payload (
                record_id, store_id, flow, sequence_no, hash, content, changed_at, received_at, run_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String NEWEST =
            """
            select content
            from cartage_payload
            where record_id = ?
              and store_id = ?
              and flow = ?
            order by sequence_no desc
            fetch first 1 row only
            """;

    private final JdbcTemplate jdbc;

    PayloadArchive(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void write(RunRef run, List<Decision> decisions, Instant now) {
        List<Decision> fresh =
                decisions.stream().filter(Decision::hasNewPayload).toList();
        if (fresh.isEmpty()) {
            return;
        }
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            jdbc.batchUpdate(INSERT, fresh, fresh.size(), (row, decision) -> {
                row.setString(1, decision.recordId());
                row.setString(2, run.storeId());
                row.setString(3, run.flow());
                row.setInt(4, decision.after().payloadSequence());
                row.setString(5, decision.after().payloadHash());
                row.setBytes(6, compress(deflater, decision.payload().content()));
                row.setObject(7, Jdbc.utc(decision.payload().changedAt()));
                row.setObject(8, Jdbc.utc(now));
                row.setLong(9, run.id());
            });
        } finally {
            deflater.end();
        }
    }

    Optional<byte[]> read(String storeId, String flow, String recordId) {
        return jdbc.query(NEWEST, (row, i) -> Optional.ofNullable(row.getBytes(1)), recordId, storeId, flow).stream()
                .flatMap(Optional::stream)
                .findFirst()
                .map(PayloadArchive::expand);
    }

    private static byte[] compress(Deflater deflater, byte[] content) {
        deflater.reset();
        deflater.setInput(content);
        deflater.finish();
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(content.length / 3 + 64);
        byte[] buffer = new byte[8192];
        while (!deflater.finished()) {
            compressed.write(buffer, 0, deflater.deflate(buffer));
        }
        return compressed.toByteArray();
    }

    static byte[] expand(byte[] compressed) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            ByteArrayOutputStream content = new ByteArrayOutputStream(compressed.length * 4);
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                if (read == 0 && inflater.needsInput()) {
                    throw new IllegalStateException("an archived payload ends too early");
                }
                content.write(buffer, 0, read);
            }
            return content.toByteArray();
        } catch (DataFormatException e) {
            throw new IllegalStateException("an archived payload is not what was written", e);
        } finally {
            inflater.end();
        }
    }
}
