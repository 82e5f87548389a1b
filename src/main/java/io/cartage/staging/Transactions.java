package io.cartage.staging;

import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;

/** Work that stands in the database wholly or not at all, and the errors of the world told once. Thread-safe. */
public final class Transactions {
    private final DataSourceTransactionManager transactions;

    public Transactions(DataSource database) {
        this.transactions = new DataSourceTransactionManager(database);
        // Else the connection, going back to the pool, would commit after all what could not be committed.
        this.transactions.setRollbackOnCommitFailure(true);
    }

    /** Does the work in one transaction, or in the one that is open already; whatever it throws takes it back. */
    public <T> T inOne(Supplier<T> work) {
        TransactionStatus status = transactions.getTransaction(TransactionDefinition.withDefaults());
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error e) {
            rollBack(status, e);
            throw e;
        }
        transactions.commit(status);
        return result;
    }

    /**
     * Wraps the database's errors, and leaves out of the message what may be a person's data.
     *
     * @param what went wrong then: {@code the run can't begin}
     */
    public static <T> T told(String storeId, String flow, String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException e) {
            String message = storeId + "/" + flow + ": " + what + ": " + DataFault.discreet(e);
            throw DataFault.isBehind(e) ? new StagingException(message) : new StagingException(message, e);
        }
    }

    /** Where even that fails the connection is gone, and the database rolls back by itself. */
    private void rollBack(TransactionStatus status, Throwable reason) {
        try {
            transactions.rollback(status);
        } catch (TransactionException e) {
            reason.addSuppressed(e);
        }
    }
}
