# %% [markdown]
# # Python Memory Management
#
# Memory management in python involves a combination of automatic garbage collection, reference counting, and various
# internal optimizations to efficiently manage memory allocation and deallocation. Understanding these mechanisms can
# help developers write more efficient and robust applications.
#
# 1. Key Concepts in Python memory management
# 2. Memory Allocation and Deallocation
# 3. Reference counting
# 4. Garbage collection
# 5. The gc module
# 6. Memory management best practices

# %% [markdown]
# ## Reference counting
#
# Reference counting is the primary method python uses to manage memory. Each object in python maintain a count of
# references pointing to it. When the reference count drops to zero, the memory occupied by the object is deallocated.

# %% A list and its references
import sys
# sys is nothing but system configuration
# this is related to sys , so we are going to use this.

a = []
print(sys.getrefcount(a))

# 2 (one reference from 'a' and one reference from getrefcount())

# %% A second name
b=a
print(sys.getrefcount(b))

# 3 ()

# %% The second name goes
del b
print(sys.getrefcount(a))

# %% [markdown]
# ## Garbage Collection
#
# Python includes a cyclic garbage collector to handle reference cycles. Reference cycles occur when objects reference
# each other, preventing their reference counts from reaching zero.

# %% The collector, switched on
import gc
# gc is garbage collector module
gc.enable()

# %% and off
gc.disable()

# %% A collection by hand
gc.collect()

# %% What the collector has done so far
gc.get_stats()

# %% [markdown]
# # Memory Management Best Practices
# 1. Use Local variables : Local variables have a shorter lifespan and are freed sooner than global variables.
# 2. Avoid circular references: Circular references can lead to memory leaks if not properly managed.
# 3. Use Generators: Generators produce items one at a time and only keep one item in memory at a time, making them
#    memory efficient.
# 4. Explicitly delete objects: use the del statement to delete variables and objects explicitly.
# 5. Profile memory usage: Use memory profiling tools like tracemalloc and memory_profiler to identify memory leaks and
#    optimize memory usage.

# %% [markdown]
# ##### try to use as much as local variables
# ##### circular reference means a = b, b = a

# %% A circular reference survives del
import gc

class MyObject:
    def __init__(self,name):
        self.name = name
        print(f'Object {self.name} created')
    
    def __del__(self):
        print(f'Object {self.name} deleted')

# Create circular reference
obj1 = MyObject('obj1')
obj2 = MyObject('obj2')
obj1.ref = obj2
obj2.ref = obj1

del obj1
del obj2

# object created and deleted but showing only created not deleted after executed.
# so we will add gc.collect() , this will manually collect garbage

# %% The collector handles it
# Handled Circular Reference

# Add Manually garbage collector
# then it will show that the object deleted
import gc

class MyObject:
    def __init__(self,name):
        self.name = name
        print(f'Object {self.name} created')
    
    def __del__(self):
        print(f'Object {self.name} deleted')

# Create circular reference
obj1 = MyObject('obj1')
obj2 = MyObject('obj2')
obj1.ref = obj2
obj2.ref = obj1

del obj1
del obj2

# Manually trigger the Garbage Collection
gc.collect()

# now message about deleted for both object 1 & 2 will get print.


# so many no. of times it is trying to delete because there is a kind of a circular reference.
# Now I have an idea, if you have a circular reference, what kind of performance it really
#  impacts on your entire application.
# YOu will not be able to free them quickly unless and until you go ahead and
#  manually trigger this garbage collection.

# %% A generator makes one item at a time
# Generators for Memory Efficiency

# Generators allow you to produce items one at a time, using memory efficiently by only keeping one
# item in memory at a time, making them memory efficient.

def generate_numbers(n):
    for i in range(n):
        yield i

# Using the generator
for num in generate_numbers(100000):
    print(num)
    if num>10:
        break

# %% Profiling with tracemalloc
# Profiling memory usage with tracemalloc
import tracemalloc

def create_list():
    return [i for i in range(10000)]

def main ():
    tracemalloc.start()
    create_list()

    snapshot = tracemalloc.take_snapshot()
    top_stats = snapshot.statistics('lineno')

    print('[ Top 10 ]')
    for stat in top_stats[:10]:
        print(stat)

# %% The top 10
main()
