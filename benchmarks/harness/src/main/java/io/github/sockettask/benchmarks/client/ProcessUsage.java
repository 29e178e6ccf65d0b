package io.github.sockettask.benchmarks.client;

import java.lang.management.ManagementFactory;
import java.util.Arrays;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;

/**
 * What this process has used so far.
 *
 * @param cpuNanos processor time of all threads, compiler and collector included
 * @param allocatedBytes heap that the living threads have allocated
 */
record ProcessUsage(long cpuNanos, long allocatedBytes) {

	private static final OperatingSystemMXBean SYSTEM = ManagementFactory
		.getPlatformMXBean(OperatingSystemMXBean.class);

	private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

	static ProcessUsage now() {
		long[] allocated = THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds());
		return new ProcessUsage(SYSTEM.getProcessCpuTime(),
				Arrays.stream(allocated).filter((bytes) -> bytes > 0).sum());
	}

	ProcessUsage since(ProcessUsage start) {
		return new ProcessUsage(this.cpuNanos - start.cpuNanos, this.allocatedBytes - start.allocatedBytes);
	}

}
