#!/bin/bash
# A sweep in sixteen pieces on a Slurm cluster: sbatch sweep-slurm.sh
#SBATCH --job-name=onset-sweep
#SBATCH --array=1-16
#SBATCH --cpus-per-task=4
#SBATCH --mem=1G
#SBATCH --time=04:00:00
#SBATCH --requeue

# auto/16 takes the number of the task for that of the shard, so a single task can be run again: sbatch --array=7.
# --resume keeps what a task that was stopped or requeued has finished.
srun npx onset sweep sweep.yaml --out "shards/$SLURM_ARRAY_TASK_ID" --shard auto/16 --workers 4 --memory 800MB --resume

# When all tasks are done:
#   npx onset sweep merge shards/* --out sweep-rows
