package io.cartage.staging;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One record as the cart sent it.
 *
 * @param recordId the cart's own id; for an order it becomes {@code cart_order_id}
 * @param changedAt by the cart's clock
 * @param listed the exact bytes of the record in the list's answer, by which a change is noticed
 * @param content what is archived: {@code listed}, completed by what further calls brought
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each payload would be waste
public record PayloadCopy(String recordId, Instant changedAt, byte[] listed, byte[] content) {

    /** SHA-256 of {@link #listed}, in hexadecimal digits. */
    public String hash() {
        return hash(listed);
    }

    /** SHA-256 in hexadecimal digits. */
    public static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
