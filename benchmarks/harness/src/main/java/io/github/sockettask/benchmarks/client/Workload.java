package io.github.sockettask.benchmarks.client;

import java.time.Duration;
import java.util.Map;

/**
 * Work that is measured in rounds.
 */
interface Workload {

	/**
	 * Do the work once.
	 * @param length how long, more or less, or how long at most where the work has an end
	 * of its own
	 * @return what was measured, by name
	 * @throws Exception if the work can't be done
	 */
	Map<String, Double> round(Duration length) throws Exception;

	/**
	 * Close what is open.
	 */
	void close();

}
