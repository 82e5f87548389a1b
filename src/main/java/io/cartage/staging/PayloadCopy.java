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
 * @param hash of the record in the list's answer, by which a change is noticed: SHA-256 in hexadecimal digits
 * @param content what is archived: the record as listed, completed by what further calls brought
 * @param archived whether it was taken from the archive, to be judged again, and not from the cart
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying each payload would be waste
public record PayloadCopy(String recordId, Instant changedAt, String hash, byte[] content, boolean archived) {

    /**
     * A record that the cart just sent.
     *
     * @param listed the exact bytes of the record in the list's answer
     */
    public PayloadCopy(String recordId, Instant changedAt, byte[] listed, byte[] content) {
        this(recordId, changedAt, hash(listed), content, false);
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
