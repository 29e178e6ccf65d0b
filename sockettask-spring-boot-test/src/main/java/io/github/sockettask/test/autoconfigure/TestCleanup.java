package io.github.sockettask.test.autoconfigure;

/**
 * A bean that makes a context as new for the next test.
 */
@FunctionalInterface
interface TestCleanup {

	/**
	 * Called after each test.
	 * @throws AssertionError if the test is to fail
	 */
	void afterTest();

}
