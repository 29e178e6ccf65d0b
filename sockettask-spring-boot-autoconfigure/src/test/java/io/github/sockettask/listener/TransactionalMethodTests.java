package io.github.sockettask.listener;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Methods in transactions, behind both kinds of proxies.
 */
class TransactionalMethodTests {

	private static final List<String> calls = new ArrayList<>();

	@BeforeEach
	void reset() {
		calls.clear();
	}

	@ParameterizedTest
	@ValueSource(classes = { JdkProxies.class, ClassProxies.class })
	void methodRunsInTransactionThatIsCommittedBeforeItsReply(Class<?> configuration) {
		RecordingSocketTask task = start(configuration);
		task.message("{\"type\":\"trade\"}");
		assertThat(calls).containsExactly("begin", "trade in transaction: true", "commit");
		assertThat(task.sent).containsExactly("booked");
	}

	@ParameterizedTest
	@ValueSource(classes = { JdkProxies.class, ClassProxies.class })
	void whatMethodThrowsRollsBackAndReachesErrorMethodAsItIs(Class<?> configuration) {
		RecordingSocketTask task = start(configuration);
		task.message("{\"type\":\"broken\"}");
		assertThat(calls).containsExactly("begin", "rollback", "java.io.IOException: broken");
		assertThat(task.sent).isEmpty();
		assertThat(task.unhandled).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(classes = { JdkProxies.class, ClassProxies.class })
	void noReplyIsSentOfTransactionThatCannotBeCommitted(Class<?> configuration) {
		RecordingSocketTask task = start(configuration);
		TransactionLog.failing = true;
		try {
			task.message("{\"type\":\"trade\"}");
		}
		finally {
			TransactionLog.failing = false;
		}
		assertThat(calls).containsExactly("begin", "trade in transaction: true", "rollback",
				"java.lang.IllegalStateException: disk full");
		assertThat(task.sent).isEmpty();
	}

	private static RecordingSocketTask start(Class<?> configuration) {
		return new CallbackContext("ticker").register(configuration)
			.bean("feed", new DefaultFeed())
			.refresh()
			.verifyProxied("feed", configuration == ClassProxies.class)
			.task("ticker");
	}

	interface Feed {

		String trade(String text);

		String broken() throws IOException;

		void error(Exception ex);

	}

	static class DefaultFeed implements Feed {

		@Override
		@Transactional
		@OnMessage(type = "trade")
		public String trade(String text) {
			calls.add("trade in transaction: " + TransactionSynchronizationManager.isActualTransactionActive());
			return "booked";
		}

		@Override
		@Transactional(rollbackFor = IOException.class)
		@OnMessage(type = "broken")
		public String broken() throws IOException {
			throw new IOException("broken");
		}

		@Override
		@OnError
		public void error(Exception ex) {
			calls.add(ex.toString());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement
	static class JdkProxies {

		@Bean
		TransactionLog transactionManager() {
			return new TransactionLog();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableTransactionManagement(proxyTargetClass = true)
	static class ClassProxies extends JdkProxies {

	}

	static class TransactionLog extends AbstractPlatformTransactionManager {

		private static final long serialVersionUID = 1L;

		static boolean failing;

		@Override
		protected Object doGetTransaction() {
			return "transaction";
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
			calls.add("begin");
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
			if (failing) {
				throw new IllegalStateException("disk full");
			}
			calls.add("commit");
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
			calls.add("rollback");
		}

	}

}
