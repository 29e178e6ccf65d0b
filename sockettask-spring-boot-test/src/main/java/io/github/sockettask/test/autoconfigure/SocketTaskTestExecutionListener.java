package io.github.sockettask.test.autoconfigure;

import org.springframework.core.Ordered;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/**
 * Calls the {@link TestCleanup} beans after each test.
 */
class SocketTaskTestExecutionListener extends AbstractTestExecutionListener {

	/**
	 * The last one is the first after a test, while the context is still there.
	 */
	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void afterTestMethod(TestContext testContext) {
		if (testContext.hasApplicationContext()) {
			testContext.getApplicationContext().getBeanProvider(TestCleanup.class).forEach(TestCleanup::afterTest);
		}
	}

}
