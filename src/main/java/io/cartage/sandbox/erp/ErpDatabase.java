package io.cartage.sandbox.erp;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ERP's connection to the database: statements, short transactions, and the tables that are its memory. */
final class ErpDatabase {
    private static final int TRIES = 5;

    private static final String[] TABLES = {
        """
        create table if not exists erp_counter (
            name   varchar(16) not null primary key,
            last   bigint      not null
        )
        """,
        """
        create table if not exists erp_stock (
            sku       varchar(255)   not null,
            warehouse varchar(64)    not null,
            at_first  decimal(19, 4) not null,
            received  decimal(19, 4) not null,
            shipped   decimal(19, 4) not null,
            on_hand   decimal(19, 4) not null,
            committed decimal(19, 4) not null,
            booked    boolean        not null,
            primary key (sku, warehouse)
        )
        """,
        """
        create table if not exists erp_order (
            store_id      varchar(64) not null,
            cart_order_id varchar(64) not null,
            order_no      varchar(64) not null,
            turn          bigint      not null,
            state         varchar(16) not null,
            due           bigint      not null,
            refusals      integer     not null,
            shipments     integer     not null,
            erp_order_no  varchar(64),
            primary key (store_id, cart_order_id)
        )
        """,
        """
        create table if not exists erp_line (
            store_id      varchar(64)    not null,
            cart_order_id varchar(64)    not null,
            line_no       integer        not null,
            warehouse     varchar(64)    not null,
            cart_line_id  varchar(64),
            sku           varchar(255)   not null,
            sold          decimal(19, 4) not null,
            beyond_stock  decimal(19, 4) not null,
            shipped       decimal(19, 4) not null,
            cancelled     decimal(19, 4) not null,
            primary key (store_id, cart_order_id, line_no, warehouse)
        )
        """
    };

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionTemplate transactions;

    ErpDatabase(DataSource database) {
        jdbc = new JdbcTemplate(database);
        client = JdbcClient.create(jdbc);
        transactions = new TransactionTemplate(new DataSourceTransactionManager(database));
    }

    void createTables() {
        for (String table : TABLES) {
            jdbc.execute(table);
        }
    }

    JdbcClient.StatementSpec sql(String statement) {
        return client.sql(statement);
    }

    JdbcTemplate batches() {
        return jdbc;
    }

    /** Does the work in one transaction, anew if another program was in the way. */
    <T> T inOne(Supplier<T> work) {
        for (int left = TRIES; ; left--) {
            try {
                return Objects.requireNonNull(transactions.execute(status -> work.get()));
            } catch (ConcurrencyFailureException e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }

    /** The next number of a counter, from 1; given back if the transaction fails. */
    long next(String counter) {
        int known =
                sql("""
                        update erp_counter
                        set last = last + 1
                        where name = :name
                        """)
                        .param("name", counter)
                        .update();
        if (known == 0) {
            sql("insert into erp_counter (name, last) values (:name, 1)")
                    .param("name", counter)
                    .update();
        }
        return sql("select last from erp_counter where name = :name")
                .param("name", counter)
                .query(Long.class)
                .single();
    }

    /** An instant as the staging tables keep it: UTC, no zone. */
    static LocalDateTime utc(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
